"""A language: its function words, negations, hedges and number words; which one a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("de", "en", "es", "fi", "fr")
"""The languages whose words are known; in others digits, names and word changes still count."""

_TENS = 20
"""From this number on "and" may add a smaller one: "soixante et onze", but not "six and two"."""

_SHORTEST = 4
"""Fewer words than this do not tell which language they are."""


_NONE: Mapping[str, int] = MappingProxyType({})


class NumberWords(NamedTuple):
    """How a language spells numbers.

    `units` are added, `multipliers` multiply what is smaller and stands before them; those that
    are `never_alone` are numbers inside of a compound only. In a `glued` language one word can
    hold several of them.
    """

    units: Mapping[str, int] = _NONE
    multipliers: Mapping[str, int] = _NONE
    joiners: frozenset[str] = frozenset()
    never_alone: frozenset[str] = frozenset()
    glued: bool = False

    def parts(self, word: str) -> tuple[str, ...] | None:
        """Return the number words that make up a word; None if it is no number word."""
        if word in self.never_alone:
            return None
        if word in self.units or word in self.multipliers:
            return (word,)
        if not self.glued or self._compound.fullmatch(word) is None:
            return None
        return tuple(self._part.findall(word))

    def joins(self, before: str, after: str) -> bool:
        """Whether "and" makes one number of two words: "hundred and four", "treinta y cuatro"."""
        tens = self.units.get(before, 0)
        return before in self.multipliers or (tens >= _TENS > self.units.get(after, tens))

    @property
    def _part(self) -> re.Pattern[str]:
        return _part_pattern(self._words)

    @property
    def _compound(self) -> re.Pattern[str]:
        return _compound_pattern(self._words)

    @property
    def _words(self) -> tuple[str, ...]:
        words = {*self.units, *self.multipliers, *self.joiners}
        return tuple(sorted(words, key=lambda word: (-len(word), word)))


def counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Return the words of numbers that follow one another; / is between those of one number."""
    each = enumerate(words.split())
    return {word: first + step * at for at, named in each for word in named.split("/")}


class Language(NamedTuple):
    """The words of one language as keys: in lower case and without accents.

    `code` is ISO 639-1, None for a language that is not known; that one has no words at all.
    """

    code: str | None = None
    function: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    hedges: frozenset[str] = frozenset()

    @property
    def numbers(self) -> NumberWords:
        """How it spells numbers."""
        return _numbers(self.code)

    def negated(self, one: str, other: str) -> bool:
        """Whether two words differ by a prefix that turns the meaning round: legal, illegal."""
        short, long = sorted((one, other), key=len)
        return len(short) > 2 and any(long == prefix + short for prefix in self.negative_prefixes)


UNKNOWN = Language()


@cache
def language(code: str) -> Language:
    """Return a language by its ISO 639-1 code; raises KeyError for one that is not known."""
    if code not in LANGUAGES:
        raise KeyError(code)
    words = import_module(f"verifykit_quotes.languages.{code}")
    return Language(
        code=code,
        function=frozenset(words.FUNCTION.split()),
        negations=frozenset(words.NEGATIONS.split()),
        negative_prefixes=tuple(words.NEGATIVE_PREFIXES.split()),
        hedges=frozenset(words.HEDGES.split()),
    )


@cache
def _numbers(code: str | None) -> NumberWords:
    if code is None:
        return NumberWords()
    words: NumberWords = import_module(f"verifykit_quotes.languages.{code}").NUMBERS
    return words


def detect(words: Iterable[str], default: str | None = None) -> Language:
    """Return the language of a text by its function words, after Grefenstette (1995).

    `words` are keys. Where they do not tell, the language is `default`, an ISO 639-1 code with or
    without a region, if that is a known one.
    """
    text = list(words)
    hits = {code: sum(map(_telling(code).__contains__, text)) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: (hits[code], code == _known(default)))
    if len(text) >= _SHORTEST and hits[best] >= max(2, 0.15 * len(text)):
        return language(best)
    known = _known(default)
    return UNKNOWN if known is None else language(known)


def _known(code: str | None) -> str | None:
    base = (code or "").replace("_", "-").partition("-")[0].lower()
    return base if base in LANGUAGES else None


@cache
def _telling(code: str) -> frozenset[str]:
    """The words by which a text in a language is known."""
    words = language(code)
    return words.function | words.negations | words.hedges


@cache
def _part_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


@cache
def _compound_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words))}){{2,8}}")

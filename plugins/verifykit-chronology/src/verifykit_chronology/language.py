"""The words that a language has for time, and which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from verifykit_chronology.languages.function import FUNCTION

LANGUAGES = ("en", "de", "fr", "es", "fi")
"""Those of which all words are known; of others the names of months and weekdays are."""

_SAMPLE = 4_000
"""This many characters tell the language of a text."""

_FEWEST = 3
"""Fewer function words than this tell no language."""


_NONE: Mapping[str, str] = MappingProxyType({})


def in_order(entries: str) -> tuple[str, ...]:
    """Return the entries of a list: between two stand a comma and a space."""
    return tuple(" ".join(entries.split()).split(", "))


class Language(NamedTuple):
    """The words of one language, as regular expressions without groups of their own.

    What may stand `before` a date, and `articles`, are plain words in lower case with | between
    them. `months` begin with January, `weekdays` with Monday, `numbers` with one. `numeric` says
    what stands first in 3/4/2020: "dmy", "mdy", or "either".
    """

    code: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    day_mark: str = ""
    of: str = ""
    articles: str = ""
    numeric: str = "dmy"
    nouns_capital: bool = False
    inside: str = ""
    before: Mapping[str, str] = _NONE
    between: Mapping[str, str] = _NONE
    parts: Mapping[str, str] = _NONE
    days: Mapping[str, str] = _NONE
    units: Mapping[str, str] = _NONE
    relative: Mapping[str, str] = _NONE
    words: Mapping[str, str] = _NONE

    @property
    def function(self) -> frozenset[str]:
        """Words that say nothing by themselves."""
        return FUNCTION.get(self.code, frozenset())

    def has(self, kind: str, text: str) -> bool:
        """Whether a text has one of the words of a kind (`future`, …) in it."""
        pattern = self.words.get(kind)
        return bool(pattern) and _word(pattern).search(text) is not None


# Whatever asks about a word of a text asks this first, five times of each in most cases.
@lru_cache(maxsize=16_384)
def language_of(text: str, default: str | None) -> Language:
    """Return the language of a text: `default` (ISO 639-1, a region may follow), else English.

    A text that has many more function words of another of the five languages is in that one.
    """
    code = (default or "en").replace("_", "-").partition("-")[0].lower()
    if code not in LANGUAGES:
        return named(code)
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text[:_SAMPLE])]
    # The default comes first, and so goes before others that have as many.
    ranked = dict.fromkeys((code, *LANGUAGES))
    hits = {one: sum(map(FUNCTION[one].__contains__, words)) for one in ranked}
    best = max(hits, key=lambda one: hits[one])
    return load(best if hits[best] >= max(_FEWEST, 2 * hits[code] + 1) else code)


@cache
def load(code: str) -> Language:
    """Return one of the five languages."""
    language: Language = import_module(f"verifykit_chronology.languages.{code}").LANGUAGE
    return language


@cache
def named(code: str) -> Language:
    """Return any other language with the names of CLDR; English for a code that is none."""
    # Imported here: the five languages, and cases without dates, need not wait for it.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return load("en")
    long, short = (str(locale.date_formats[one].pattern) for one in ("long", "short"))
    particles = [word.rstrip(".") for word in re.findall(r"'([^']+)'", long)]
    return Language(
        code=code,
        months=tuple(_names(locale.months, number) for number in range(1, 13)),
        weekdays=tuple(_names(locale.days, number) for number in range(7)),
        of="|".join(re.escape(one.strip()) for one in particles if one.strip()),
        numeric="mdy" if short.find("M") < short.find("d") and not short.startswith("y") else "dmy",
    )


def _names(table: Mapping[str, Mapping[str, Mapping[int, str]]], number: int) -> str:
    names = {table[form]["wide"][number] for form in ("format", "stand-alone")}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda one: (-len(one), one)))


@cache
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)

"""The sentence that a quote stands in: who is named there, and whether it says no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from verifykit import Case, Source
from verifykit_quotes.location import Location
from verifykit_quotes.page import Page
from verifykit_quotes.tokens import Token, words_of

_PERSONS = ("person", "witness", "official")
_LONG = 3
"""Letters from which a word of a name tells whose it is."""
_ENDING = 2
"""Letters that a language may put to a name, or change of a word."""
_STEM = 4
_BEFORE = 3
"""Words before a passage among which a negation belongs to what it says."""
_AFTER = 2
"""Words that say something behind a negation, one of which it is about."""
_SHARED = 0.5
"""The share of a claim's words, names apart, that a passage on the same matter has."""
_NO_DENIAL = frozenset(("only", "just", "merely", "nur", "bloss", "seulement", "solo"))
"""What makes a negation none: "not only"."""


def sentence(page: Page, located: Location) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the words of a passage's sentences that stand before it, and those behind it."""
    tokens = page.tokens
    first = next((at for at, one in enumerate(tokens) if one.end > located.start), len(tokens))
    last = next((at for at, one in enumerate(tokens) if one.start >= located.end), len(tokens))
    start, end = first, last
    while 0 < start < len(tokens) and not tokens[start].first:
        start -= 1
    while end < len(tokens) and not tokens[end].first:
        end += 1
    return tokens[start:first], tokens[last:end]


def has_full_name(source: Source) -> bool:
    """Return whether a source is a person who is called by a name, and not "a port official"."""
    words = source.name.split()
    named = len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
    return source.kind in _PERSONS and not source.anonymous and named


def is_named(source: Source, case: Case, tokens: Iterable[Token]) -> bool:
    """Return whether any word of a source's names is among some words, with any ending."""
    keys = {token.key for token in tokens}
    stems = list(_stems(source, case))
    return any(key.startswith(stem) for key in keys for stem in stems)


def can_name(source: Source, page: Page) -> bool:
    """Return whether a page is written in the letters of a source's name."""
    words = [token.key for token in page.tokens if token.kind == "word"]
    ascii_words = sum(map(str.isascii, words))
    return (2 * ascii_words > len(words)) == all(map(str.isascii, words_of(source.name)))


def _stems(source: Source, case: Case) -> Iterator[str]:
    entities = (one for one in case.entities if source.id == one.id or source.name == one.name)
    aliases = (alias for one in entities for alias in (one.name, *one.aliases) if alias)
    for name in (source.name, *aliases):
        for key in words_of(name):
            if len(key) >= _LONG:
                yield key[:-_ENDING] if len(key) > _STEM + _ENDING else key


class Denial(NamedTuple):
    """The word by which one of a passage and a claim denies what the other says.

    `of_page` says that it is the passage's; `passage` is that, with the words before it.
    """

    word: str
    of_page: bool
    passage: str


def denial(claim: str, page: Page, located: Location) -> Denial | None:
    """Return how a passage denies what a claim says, or the claim what it says.

    None where both deny or neither does, or where they are about different things: the word has to
    stand before something that both say.
    """
    stated = Page.of(claim, page.language).tokens
    before, _ = sentence(page, located)
    inside = [one for one in page.tokens if located.start <= one.start < located.end]
    said = [*before[-_BEFORE:], *inside]
    names = {one.key for one in stated if page.is_name(one)}
    own = {one.key for one in _weighty(stated, page)}
    shared = [key for key in own if _is_in(key, said)]
    if len([key for key in shared if key not in names]) < _SHARED * len(own - names) or not shared:
        return None
    of_claim, of_passage = _denial(stated, said, page), _denial(said, stated, page)
    text = " ".join(page.text[said[0].start : located.end].split())
    if of_passage is not None and not _denies(stated, page):
        return Denial(of_passage, True, text)
    if of_claim is not None and not _denies(said, page):
        return Denial(of_claim, False, text)
    return None


def _denial(words: Sequence[Token], others: Sequence[Token], page: Page) -> str | None:
    """The negation among some words that stands before one of the others."""
    for at, token in enumerate(words):
        if token.key in page.language.negations:
            behind = words[at + 1 :]
            about = _weighty(behind, page)[:_AFTER]
            only = bool(behind) and behind[0].key in _NO_DENIAL
            if not only and any(_is_in(one.key, others) for one in about):
                return token.key
    return None


def _denies(words: Iterable[Token], page: Page) -> bool:
    return any(token.key in page.language.negations for token in words)


def _weighty(words: Iterable[Token], page: Page) -> list[Token]:
    light = page.language.function | page.language.negations
    return [one for one in words if one.kind != "symbol" and one.key not in light]


def _is_in(key: str, words: Iterable[Token]) -> bool:
    return any(_is_one_word(key, one.key) for one in words)


def _is_one_word(one: str, other: str) -> bool:
    """Whether two keys are one word but for its ending."""
    short = min(len(one), len(other))
    stem = max(_STEM, short - _ENDING)
    return one == other or (short >= stem and one[:stem] == other[:stem])

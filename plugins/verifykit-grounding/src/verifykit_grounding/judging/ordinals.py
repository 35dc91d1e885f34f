"""Which one of an order: the third largest is not the largest, nor the second largest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.comparison import (
    QUESTION,
    Comparison,
    Objection,
    Span,
)
from verifykit_grounding.judging.names import names
from verifykit_grounding.judging.stems import stem
from verifykit_grounding.vocabulary.lands import PEOPLES

_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_PLACES = {word: place for place, word in enumerate(_WORDS.split(), 1)}
_MARKS = frozenset({"st", "nd", "rd", "th"})
_IRREGULAR = frozenset({"best", "worst", "most", "least", "only"})
_NO_SUPERLATIVE = frozenset(("forest", "interest", "honest", "modest", "harvest", "request"))
_SCOPED = 5
"""So many words behind a superlative tell what it is among."""
_AMONG = frozenset({"in", "of", "on", "among"})
_SCOPES = tuple(
    frozenset(line.split(" "))
    for line in ("country nation national nationwide", "world global globe earth", "town city")
)


@frozen
class Ordinal:
    """A place in an order: the token that ends it, what it is a place of, and its number.

    The place of a superlative without a number, "the largest", is 1.
    """

    token: Token
    of: Token
    place: int

    @property
    def span(self) -> Span:
        """The characters that tell the place and what it is of."""
        return self.token.start, self.of.end


def ordinals(page: Page, first: int = 0, last: int | None = None) -> Iterator[Ordinal]:
    """Yield the places in an order among the tokens of a page: "third largest", "2nd term"."""
    tokens = page.tokens
    end = len(tokens) if last is None else last
    for at in range(first + 1, end):
        token, before = tokens[at], tokens[at - 1]
        if token.kind != "word" or token.first or token.key in page.language.function:
            continue
        place = _PLACES.get(before.key)
        if before.key in _MARKS and at >= first + 2 and tokens[at - 2].end == before.start:
            place = int(min(tokens[at - 2].values, default=0)) or None
        if place is not None:
            yield Ordinal(before, token, place)
        elif _superlative(token.key) and before.key == "the":
            yield Ordinal(token, token, 1)


def _superlative(key: str) -> bool:
    if key in _IRREGULAR:
        return True
    return key.endswith("est") and len(key) > len("west") and key not in _NO_SUPERLATIVE


def ordinal_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield where the passage has another place in an order of the same thing.

    Where the sentence names several, the order may be of another of them: that is only asked.
    """
    there = _there(comparison)
    for one in ordinals(comparison.sentence):
        same = [other for other in there if _key(other) == _key(one)]
        if same and all(other.place != one.place for other in same):
            other = same[0]
            code = QUESTION if _names_several(comparison.sentence) else "GRD008"
            yield comparison.differs(code, one.span, other.span)


def scope_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask where the passage tells of what a first place is among: "in the world", "in Europe".

    Not where it names what the sentence names as well, be it in other places.
    """
    page, stems = comparison.source.page, {stem(one.key) for one in comparison.tokens}
    there = _there(comparison)
    for one in ordinals(comparison.sentence):
        ours = _scope(comparison.sentence, one)
        if ours is None or _same_scope(ours.key) & stems:
            continue
        for other in there:
            theirs = _scope(page, other)
            if theirs is not None and _key(other) == _key(one) and other.place == one.place:
                yield comparison.differ(QUESTION, ours, theirs)
                return


def _there(comparison: Comparison) -> list[Ordinal]:
    """Return the places in an order that the passage tells of."""
    passage = comparison.passage
    if passage is None:
        return []
    return list(ordinals(comparison.source.page, passage.first, passage.last))


def _scope(page: Page, ordinal: Ordinal) -> Token | None:
    """Return the word that tells what a place is among, behind "in" or "of"; None without one."""
    tokens = page.tokens
    at = bisect_left(tokens, ordinal.of.start, key=lambda one: one.start)
    for place in range(at + 1, min(at + 1 + _SCOPED, len(tokens) - 1)):
        if tokens[place].first:
            return None
        if tokens[place].key in _AMONG:
            behind = tokens[place + 1 : place + 4]
            light = page.language.function
            return next(
                (one for one in behind if one.kind == "word" and one.key not in light), None
            )
    return None


def _same_scope(key: str) -> frozenset[str]:
    """Return the stems of the words that mean as much as one: nation, country."""
    alike = next((line for line in _SCOPES if key in line), frozenset({key}))
    return frozenset(stem(one) for one in alike | PEOPLES.get(key, frozenset()))


def _names_several(page: Page) -> bool:
    found = list(names(page))
    return any(other.start - one.end > 1 for one, other in pairwise(found))


def _key(one: Ordinal) -> str:
    return one.of.key if _superlative(one.of.key) else stem(one.of.key)

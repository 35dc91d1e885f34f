"""Which one of an order: the third largest is not the largest, nor the second largest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.comparison import QUESTION, TELLS, Comparison, Objection
from verifykit_grounding.judging.names import names
from verifykit_grounding.judging.stems import stem

_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_PLACES = {word: place for place, word in enumerate(_WORDS.split(), 1)}
_MARKS = frozenset({"st", "nd", "rd", "th"})
_NO_SUPERLATIVE = frozenset(("forest", "interest", "honest", "modest", "harvest", "request"))


@frozen
class Ordinal:
    """A place in an order: the token that ends it, what it is a place of, and its number.

    The place of a superlative without a number, "the largest", is 1.
    """

    token: Token
    of: Token
    place: int


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
    return key.endswith("est") and len(key) > len("west") and key not in _NO_SUPERLATIVE


def ordinal_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield where the passage has another place in an order of the same thing.

    Where the sentence names several, the order may be of another of them: that is only asked.
    """
    passage, language = comparison.passage, comparison.sentence.language
    if passage is None or comparison.likeness < TELLS or language.code != "en":
        return
    there = tuple(ordinals(comparison.source.page, passage.first, passage.last))
    for one in ordinals(comparison.sentence):
        same = [other for other in there if _key(other) == _key(one)]
        if same and all(other.place != one.place for other in same):
            other = same[0]
            code = QUESTION if _names_several(comparison.sentence) else "GRD008"
            yield comparison.differs(code, (one.token, one.of), (other.token, other.of))


def _names_several(page: Page) -> bool:
    found = list(names(page))
    return any(other.start - one.end > 1 for one, other in pairwise(found))


def _key(one: Ordinal) -> str:
    return one.of.key if _superlative(one.of.key) else stem(one.of.key)

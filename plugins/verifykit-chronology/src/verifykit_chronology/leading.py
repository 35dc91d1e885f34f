"""The words that stand before a date and say how it is meant: in, until, most of, about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from verifykit_chronology.language import LANGUAGES, Language, load

_NEAR = 48
"""Characters before a date that are looked at."""
_GAP = 3
"""Characters that may stand between two words."""
_MARKS = "'’-"
_WORD = re.compile(r"\b\w")


def said_before(text: str, start: int, words: Language) -> frozenset[str]:
    """Return the kinds of words (`at`, `until`, …) of which one ends before a place in a text.

    Between it and the place may be up to three spaces and marks, and an article.
    """
    if words.code not in LANGUAGES:
        return frozenset()
    phrases, articles = _phrases(words.code)
    near = text[max(0, start - _NEAR) : start].lower()
    begins = [word.start() for word in _WORD.finditer(near)]
    ends = tuple(_without_gap(near, articles))
    return frozenset().union(*(phrases.get(end[at:], ()) for end in ends for at in begins))


def _without_gap(text: str, articles: tuple[str, ...]) -> Iterator[str]:
    """Yield a text without the gap at its end, and without the article there, if it has one."""
    yield _stripped(text, _MARKS)
    plain = _stripped(text)
    for article in articles:
        if plain.endswith(article):
            yield _stripped(plain.removesuffix(article), _MARKS)


def _stripped(text: str, marks: str = "") -> str:
    for _ in range(_GAP):
        if text[-1:].isspace() or (text and text[-1] in marks):
            text = text[:-1]
    return text


@cache
def _phrases(code: str) -> tuple[Mapping[str, frozenset[str]], tuple[str, ...]]:
    """The kinds of each phrase of a language, and its articles."""
    words = load(code)
    kinds: dict[str, frozenset[str]] = {}
    for kind, alternatives in words.before.items():
        for phrase in alternatives.split("|"):
            kinds[phrase] = kinds.get(phrase, frozenset()) | {kind}
    return kinds, tuple(filter(None, words.articles.split("|")))

"""Which clause of a sentence an expression of time belongs to, and whether it is about a claim."""

from __future__ import annotations

import re

from verifykit_chronology.expression import Expression
from verifykit_chronology.language import language_of

_MARKS = re.compile(r"[,;:()–—!?\n]|\.(?=\s|$)")
_STEM = 5
"""Words that begin with so many same letters are forms of one word."""

_FEWEST = 2
_SHARE = 0.6
"""A clause is about a claim if it has this share of the claim's words, and two of them."""


def is_about(text: str, one: Expression, claim: str, language: str | None) -> bool:
    """Whether the clause of a text that an expression stands in says what a claim says.

    By their words, without those that say nothing by themselves, and by how these begin. A clause
    ends at a comma, a bracket or a dash: of "the mill, built in 1890, burnt down" the year is not
    about a fire.
    """
    start = max((mark.end() for mark in _MARKS.finditer(text, 0, one.start)), default=0)
    following = _MARKS.search(text, one.end)
    end = len(text) if following is None else following.start()
    clause = f"{text[start : one.start]} {text[one.end : end]}"
    wanted = _stems(claim, language)
    shared = wanted & _stems(clause, language)
    return len(shared) >= _FEWEST and len(shared) >= _SHARE * len(wanted)


def _stems(text: str, language: str | None) -> set[str]:
    words = language_of(text, language)
    time = re.compile(f"(?:{'|'.join((*words.months, *words.weekdays))})", re.IGNORECASE)
    return {
        word.casefold()[:_STEM]
        for word in re.findall(r"[^\W\d_]{3,}", text)
        if word.casefold() not in words.function and not time.fullmatch(word)
    }

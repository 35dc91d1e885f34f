"""The passages of a text that may bear on a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])|\n+")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_TOGETHER = 2
"""Sentences of a passage: the one before often says whom "he" means."""
_LONGEST = 1200
"""Characters of a passage; a "sentence" that is longer is a table or no text."""
_SHORT_WORD = 3
"""Words of so many letters are mostly those that every text has."""


@frozen(order=True)
class Passage:
    """A passage: its words, and where in the text of a capture it is, None where nobody said.

    `start` and `end` count characters from 0, the end not included.
    """

    text: str
    start: int | None = None
    end: int | None = None


def passages(text: str, claim: str, most: int) -> tuple[Passage, ...]:
    """Return the passages of a text that share most words with a claim, in the order of the text.

    At most `most` of them; none that shares no word.
    """
    wanted = _words(claim)
    found = ((len(wanted & _words(one.text)), one) for one in _all(text))
    sharing = [(shared, one) for shared, one in found if shared]
    sharing.sort(key=lambda both: (-both[0], both[1].start))
    return tuple(sorted((one for _, one in sharing[:most]), key=lambda one: one.start or 0))


def _all(text: str) -> Iterator[Passage]:
    """Yield every sentence together with the one before it."""
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    sentences = [(start, end) for start, end in pairwise(ends) if text[start:end].strip()]
    for number, (start, end) in enumerate(sentences):
        first = sentences[max(0, number - _TOGETHER + 1)][0]
        begin = first if end - first <= _LONGEST else start
        if end - begin <= _LONGEST:
            passage = text[begin:end]
            begin += len(passage) - len(passage.lstrip())
            passage = passage.strip()
            yield Passage(text=passage, start=begin, end=begin + len(passage))


def _words(text: str) -> frozenset[str]:
    """The words of a text that are long enough to mean something, and its numbers."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        word
        for word in words
        if len(word) > _SHORT_WORD or word[0].isdigit() or not word[0].isascii()
    )

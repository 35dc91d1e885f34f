"""The passages that two texts share, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from attrs import frozen

from verifykit_echo.words import Word, placed_words

Gram = tuple[str, str, str]


@frozen
class Passage:
    """A passage of the copy, characters `start` to `end`, that the other text has, too."""

    text: str
    start: int
    end: int
    words: int


def shared_passages(copy: str, other: str, most: int = 2) -> tuple[Passage, ...]:
    """Return the longest passages of `copy` that `other` has, in the order of `copy`."""
    known = _grams(other)
    words = tuple(placed_words(copy))
    runs: list[tuple[int, int]] = []
    for start, gram in enumerate(_in_threes(words)):
        if gram not in known:
            continue
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], start + 3)
        else:
            runs.append((start, start + 3))
    longest = sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:most]
    return tuple(_passage(copy, words[start:end]) for start, end in sorted(longest))


def share_of(part: str, text: str) -> float | None:
    """Return how much of `part` is in `text`, by 3-grams; None for fewer than three words."""
    grams = _grams(normalize("NFC", part))
    if not grams:
        return None
    return len(grams & _grams(text)) / len(grams)


def _passage(text: str, words: tuple[Word, ...]) -> Passage:
    start, end = words[0].start, words[-1].end
    return Passage(" ".join(text[start:end].split()), start, end, len(words))


def _grams(text: str) -> frozenset[Gram]:
    return frozenset(_in_threes(tuple(placed_words(text))))


def _in_threes(words: tuple[Word, ...]) -> Iterator[Gram]:
    keys = [word.key for word in words]
    return zip(keys, keys[1:], keys[2:], strict=False)

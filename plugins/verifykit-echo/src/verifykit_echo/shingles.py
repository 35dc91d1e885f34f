"""Texts as sets of word 3-grams (Broder 1997), held in a few large arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from verifykit_echo.words import own_words

Ids = NDArray[np.int64]

FEWEST_TEXTS = 50
"""In small collections a 3-gram is never too frequent before it is in more texts than this."""

_FACTORS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93)))
"""Odd numbers without a pattern; products wrap around at 64 bits."""


@frozen(eq=False)
class Shingles:
    """The 3-grams of n texts: text i has `grams[bounds[i]:bounds[i + 1]]`, sorted, each once.

    `frequency` counts for each 3-gram the texts that have it; `lengths` are the texts' own words,
    without what they quote.
    """

    grams: Ids = field(repr=False)
    bounds: Ids = field(repr=False)
    frequency: Ids = field(repr=False)
    lengths: Ids = field(repr=False)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def of(self, text: int) -> Ids:
        """Return the 3-grams of a text."""
        return self.grams[self.bounds[text] : self.bounds[text + 1]]

    @property
    def sizes(self) -> Ids:
        """How many 3-grams each text has."""
        return np.diff(self.bounds)


def shingle(texts: Iterable[str], frequency_cap: float) -> Shingles:
    """Return the 3-grams of texts, without those in more than `frequency_cap` of the texts."""
    ids, lengths = _word_ids(texts)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    inside = owner[:-2] == owner[2:]
    owner, codes = owner[:-2][inside], _codes(ids)[inside]
    # By 3-gram and then by text, so that equal ones stand together.
    order = np.argsort(codes, kind="stable")
    owner, codes = owner[order], codes[order]
    new = differs(codes)
    grams = np.cumsum(new) - 1
    once = new | differs(owner)
    owner, grams = owner[once], grams[once]
    frequency = np.bincount(grams)
    rare = frequency[grams] <= max(frequency_cap * len(lengths), FEWEST_TEXTS)
    owner, grams = owner[rare], grams[rare]
    order = np.argsort(owner, kind="stable")
    bounds = np.searchsorted(owner[order], np.arange(len(lengths) + 1))
    return Shingles(grams[order], bounds, frequency, lengths)


def _word_ids(texts: Iterable[str]) -> tuple[Ids, Ids]:
    """The words of all texts in a row, as numbers, and how many words each text has."""
    known: dict[str, int] = {}
    rows = []
    for text in texts:
        row = [known.setdefault(word, len(known)) for word in own_words(text)]
        rows.append(np.array(row, dtype=np.int64))
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    return (np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)), lengths


def _codes(ids: Ids) -> NDArray[np.uint64]:
    """A 64-bit code for each three words in a row (multiplicative hashing, Dietzfelbinger 1997)."""
    first, second, third = (ids[at : len(ids) - 2 + at].astype(np.uint64) for at in range(3))
    codes: NDArray[np.uint64] = first * _FACTORS[0] + second * _FACTORS[1] + third * _FACTORS[2]
    return codes


def differs(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Return whether each value differs from the one before it; the first one does."""
    found = np.ones(len(values), dtype=np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found

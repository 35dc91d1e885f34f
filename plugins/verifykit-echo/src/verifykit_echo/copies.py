"""Which texts have so much in common that one is a copy of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from attrs import frozen

from verifykit_echo.candidates import candidates
from verifykit_echo.options import EchoOptions
from verifykit_echo.shingles import shingle

_LEAST_SHARED = 16
"""Fewer 3-grams in common are one sentence: a name, a title, a notice that many pages carry."""

_SAME = 0.9
"""So much of a short text is in another one where it is the same text, but for who printed it."""

_GENEROUS = 0.5
"""Candidates need this share of the threshold: frequent 3-grams are not all counted there."""


@frozen
class Copy:
    """Two texts, by their positions, and the share of each, in [0, 1], that the other one has."""

    first: int
    second: int
    first_share: float
    second_share: float

    @property
    def containment(self) -> float:
        """The share of the text with fewer 3-grams that is in the other one."""
        return max(self.first_share, self.second_share)


def find_copies(texts: Sequence[str], options: EchoOptions | None = None) -> tuple[Copy, ...]:
    """Return the pairs of texts that are copies, sorted by position.

    The measure is containment of word 3-grams (Broder 1997): the share of the 3-grams of the text
    with fewer that are in the other one, too. It finds a short notice taken from a long story as
    well as a story that was taken over and added to. In large collections texts that many copy
    should come first, as they do by date.
    """
    return _find(tuple(texts), options or EchoOptions())


@lru_cache(maxsize=4)
def _find(texts: tuple[str, ...], options: EchoOptions) -> tuple[Copy, ...]:
    shingles = shingle(texts, options.frequency_cap)
    found = []
    for first, second in candidates(shingles, _GENEROUS * options.threshold, _LEAST_SHARED // 2):
        length = min(shingles.lengths[first], shingles.lengths[second])
        if length < min(options.shortest, options.identical):
            continue
        least = options.threshold if length >= options.shortest else _SAME
        one, other = shingles.of(first), shingles.of(second)
        shared = len(np.intersect1d(one, other, assume_unique=True))
        if shared < _LEAST_SHARED:
            continue
        copy = Copy(first, second, shared / len(one), shared / len(other))
        if copy.containment >= least:
            found.append(copy)
    return tuple(sorted(found, key=lambda copy: (copy.first, copy.second)))

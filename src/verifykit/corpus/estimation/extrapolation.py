"""Rounds that go on in the same direction taken at once: squared extrapolation.

Varadhan and Roland (2008), Simple and globally convergent methods for accelerating the convergence
of any EM algorithm; their third choice of the step's length.
"""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import Floats

_LONGEST = 16.0
"""Rounds' worth of the longest step: a longer one may leave the valley that the rounds are in."""
_LEAST = 1e-9
"""The least probability that comes out."""


def extrapolated(first: Floats, second: Floats, third: Floats, axis: int) -> Floats:
    """Return where three rounds in a row lead; probabilities add to 1 along `axis`.

    What comes out is as good a start of the next round as any: a fixed point stays one.
    """
    step = second - first
    bend = third - second - step
    size = float(np.linalg.norm(bend))
    length = min(max(float(np.linalg.norm(step)) / size, 1.0), _LONGEST) if size > 0 else 1.0
    found = np.maximum(first + 2 * length * step + length**2 * bend, _LEAST)
    whole: Floats = found / found.sum(axis, keepdims=True)
    return whole

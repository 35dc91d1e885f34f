"""Which claims bear on each other: they are drawn together, and held out together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verifykit.comparison import Comparison
from verifykit.evaluation.arrays import Ints
from verifykit.provenance import Merged


def kin(claims: Sequence[tuple[int, str]], compared: Sequence[Sequence[Comparison]]) -> Ints:
    """Return a number for each claim (place of its case, id), equal for claims that are compared.

    `compared` has the comparisons of each case. Claims that no one compares are alone.
    """
    merged = Merged[tuple[int, str]]()
    for number, comparisons in enumerate(compared):
        for found in comparisons:
            merged.merge([(number, claim) for claim in found.claims])
    names = {name: number for number, name in enumerate(dict.fromkeys(map(merged.find, claims)))}
    return np.array([names[merged.find(claim)] for claim in claims], dtype=np.int64)

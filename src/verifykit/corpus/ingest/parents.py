"""What is part of what: pairs of values that people name, hashed as the corpus is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.hierarchy import Hierarchy
from verifykit.corpus.ingest.columns import text_column


def hierarchy_of(parents: Mapping[str, frozenset[str]]) -> Hierarchy | None:
    """The pairs of a hierarchy given by what each value is directly part of; None if empty."""
    # There may be millions of pairs of few names: only numbers are handled pair by pair.
    names = sorted(parents.keys() | frozenset().union(*parents.values()))
    number = {name: place for place, name in enumerate(names)}
    direct = [[number[above] for above in parents.get(name, ())] for name in names]
    every = [np.array(_above(value, direct), np.int64) for value in range(len(names))]
    above = np.concatenate([np.zeros(0, np.int64), *every])
    if not len(above):
        return None
    hashes = text_column(pa.array(names)).hashes()
    upper = hashes[above]
    lower = np.repeat(hashes, [len(found) for found in every])
    order = np.lexsort((upper, lower))
    return Hierarchy(below=lower[order], above=upper[order])


def _above(value: int, direct: Sequence[Sequence[int]]) -> list[int]:
    """Everything a value is part of; a value is not part of itself, even in a circle."""
    seen = {value}
    found: list[int] = []
    left = [value]
    while left:
        for parent in direct[left.pop()]:
            if parent not in seen:
                seen.add(parent)
                found.append(parent)
                left.append(parent)
    return found

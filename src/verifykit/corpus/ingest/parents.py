"""What is part of what: pairs of values that people name, hashed as the corpus is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.hierarchy import Hierarchy
from verifykit.corpus.ingest.columns import text_column


def hierarchy_of(parents: Mapping[str, frozenset[str]]) -> Hierarchy | None:
    """The pairs of a hierarchy given by what each value is directly part of; None if empty."""
    pairs = sorted({(value, above) for value in parents for above in _above(value, parents)})
    if not pairs:
        return None
    below, above = (
        text_column(pa.array([pair[side] for pair in pairs])).hashes() for side in (0, 1)
    )
    order = np.lexsort((above, below))
    return Hierarchy(below=below[order], above=above[order])


def _above(value: str, parents: Mapping[str, frozenset[str]]) -> set[str]:
    """Everything a value is part of; a value is not part of itself, even in a circle."""
    found: set[str] = set()
    left = [value]
    while left:
        for parent in parents.get(left.pop(), ()):
            if parent not in found and parent != value:
                found.add(parent)
                left.append(parent)
    return found

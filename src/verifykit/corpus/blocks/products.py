"""Sums over runs of statements as products of sparse matrices: one pass, nothing laid out between.

A row of the matrix is a run (the statements of an object, or of a claim), a column is what they
share with others (a cell of the parameters), and an entry is how much a statement counts.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ids


@frozen(kw_only=True, eq=False)
class Incidence:
    """Which column each statement of each run belongs to, and how much it counts."""

    counts: Ids
    """How many statements each run has."""
    column: Ids
    """Each statement's column."""
    amount: Floats
    columns: int

    @cached_property
    def _matrix(self) -> Any:
        from scipy.sparse import csr_array  # takes a while to load

        starts = np.zeros(len(self.counts) + 1, np.int32)
        np.cumsum(self.counts, out=starts[1:])
        shape = (len(self.counts), self.columns)
        return csr_array((self.amount, self.column, starts), shape=shape)

    def per_run(self, values: Floats) -> Floats:
        """Return per run the sum of its statements' amounts times what their columns have."""
        found: Floats = self._matrix @ values
        return found

    def per_column(self, values: Floats) -> Floats:
        """Return per column the sum of its statements' amounts times what their runs have."""
        found: Floats = self._matrix.T @ values
        return found

"""The analysis of competing hypotheses of one case, as far as its rules look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import frozen

from verifykit import Case, ScoredClaim
from verifykit_ach.best_set import coverage, inconsistency, left, linchpins, set_aside
from verifykit_ach.matrix import Matrix, Row, matrix_of


@frozen(kw_only=True)
class Analysis:
    """What the matrix of a case says. Columns are positions in `matrix.hypotheses`."""

    matrix: Matrix
    inconsistency: tuple[float, ...]
    """How much speaks against each hypothesis."""
    coverage: tuple[float | None, ...]
    """The share of the claims that are rated under each hypothesis."""
    set_aside: Mapping[int, tuple[int, ...]]
    """The hypotheses that are surely worse than another, with those others."""
    best: frozenset[str]
    """The ids of the hypotheses that are left."""
    linchpins: Mapping[str, frozenset[str]]
    """The claims without which the best set is another, with that other set."""

    @cached_property
    def rows_by_claim(self) -> Mapping[str, Row]:
        """The rows of the matrix by the id of their claim."""
        return {row.claim: row for row in self.matrix.rows}


def analyse(
    case: Case, scored: Callable[[str], ScoredClaim], *, equal: bool = False
) -> Analysis | None:
    """Return the analysis of a case, or None where it has no hypotheses.

    `scored` gives the score of a claim by its id; with `equal` the scores do not count.
    """
    if not case.hypotheses:
        return None
    matrix = matrix_of(case, scored, equal=equal)
    columns = range(len(matrix.hypotheses))
    aside = set_aside(matrix)
    return Analysis(
        matrix=matrix,
        inconsistency=tuple(inconsistency(matrix, column) for column in columns),
        coverage=tuple(coverage(matrix, column) for column in columns),
        set_aside=aside,
        best=left(matrix, aside),
        linchpins=linchpins(matrix),
    )

"""The hypotheses that the claims leave standing: a set, since a low sum proves nothing."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import permutations
from math import fsum

from verifykit_ach.matrix import WORST, Matrix, Row

_NEGLIGIBLE = 1e-9


def inconsistency(matrix: Matrix, column: int) -> float:
    """Return how much the claims speak against a hypothesis.

    Each I counts 1 and each II counts 2, times the weight of the claim; what is consistent counts
    nothing, since it may be consistent with every other hypothesis, too (Heuer 1999; the weighted
    sum after Pirolli, Good, Heiser and Shrager 2004).
    """
    return fsum((row.against(column) or 0) * row.weight.value for row in matrix.rows)


def coverage(matrix: Matrix, column: int) -> float | None:
    """Return the share of the claims that are rated under a hypothesis; None without claims."""
    if not matrix.rows:
        return None
    return sum(row.ratings[column] is not None for row in matrix.rows) / len(matrix.rows)


def excesses(matrix: Matrix) -> dict[tuple[int, int], float]:
    """Return by how much more, at least, the claims speak against one hypothesis than another.

    For every two columns: each claim weighs whatever in its range is best for the first, and a
    cell that nobody has rated is whatever is best for it. A claim rated under neither says
    nothing.
    """
    return {
        (worse, better): fsum(_least(row, worse, better) for row in matrix.rows)
        for worse, better in permutations(range(len(matrix.hypotheses)), 2)
    }


def set_aside(matrix: Matrix) -> dict[int, tuple[int, ...]]:
    """Return the hypotheses that are surely worse than another, each with those others.

    Somebody always stays: the excess is a lower bound of the difference of two sums, and among
    sums there is a least.
    """
    return _worse(excesses(matrix), len(matrix.hypotheses))


def linchpins(matrix: Matrix) -> dict[str, frozenset[str]]:
    """Return the claims without which the best set is another, each with that other set."""
    size = len(matrix.hypotheses)
    whole = excesses(matrix)
    best = left(matrix, _worse(whole, size))
    found = {}
    for row in matrix.rows:
        # Taking the row's part out of the sums spares adding up all other rows again.
        without = {pair: excess - _least(row, *pair) for pair, excess in whole.items()}
        other = left(matrix, _worse(without, size))
        if other != best:
            found[row.claim] = other
    return found


def left(matrix: Matrix, aside: Container[int]) -> frozenset[str]:
    """Return the ids of the hypotheses that are not set aside: the best set."""
    return frozenset(
        hypothesis.id for column, hypothesis in enumerate(matrix.hypotheses) if column not in aside
    )


def _worse(excess: Mapping[tuple[int, int], float], size: int) -> dict[int, tuple[int, ...]]:
    found = {
        worse: tuple(
            better
            for better in range(size)
            if better != worse and excess[worse, better] > _NEGLIGIBLE
        )
        for worse in range(size)
    }
    return {worse: better for worse, better in found.items() if better}


def _least(row: Row, worse: int, better: int) -> float:
    against, instead = row.against(worse), row.against(better)
    if against is None and instead is None:
        return 0.0
    difference = (0 if against is None else against) - (WORST if instead is None else instead)
    return difference * (row.weight.low if difference > 0 else row.weight.high)

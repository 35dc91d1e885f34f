"""ACH004: two hypotheses that no claim tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import HYPOTHESES_NOT_TOLD_APART
from verifykit_ach.wording import listed

if TYPE_CHECKING:
    from verifykit_ach.matrix import Matrix


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each hypothesis that has a double, naming all of its doubles."""
    analysis = analysis_of(context)
    hypotheses = analysis.matrix.hypotheses
    for column, hypothesis in enumerate(hypotheses):
        doubles = [
            other.id
            for place, other in enumerate(hypotheses)
            if place != column and _same(analysis.matrix, column, place)
        ]
        if doubles:
            yield HYPOTHESES_NOT_TOLD_APART.finding(
                f"no claim speaks more, or less, against {hypothesis.id} than against "
                f"{listed(doubles)}",
                pointer=case.pointer(hypothesis),
            )


def _same(matrix: Matrix, column: int, other: int) -> bool:
    pairs = [(row.against(column), row.against(other)) for row in matrix.rows]
    both = [pair for pair in pairs if None not in pair]
    return bool(both) and all(one == another for one, another in both)

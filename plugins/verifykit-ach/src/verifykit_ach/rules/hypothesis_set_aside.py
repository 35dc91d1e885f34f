"""ACH008: a hypothesis that the claims speak against more than against another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import HYPOTHESIS_SET_ASIDE
from verifykit_ach.wording import listed, related_claims

if TYPE_CHECKING:
    from verifykit_ach.analysis import Analysis


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each hypothesis that is not in the best set."""
    analysis = analysis_of(context)
    matrix = analysis.matrix
    names = [hypothesis.id for hypothesis in matrix.hypotheses]
    for column, better in analysis.set_aside.items():
        against = [row.claim for row in matrix.rows if row.against(column) and row.weight.value]
        compared = listed(
            f"{names[other]} ({analysis.inconsistency[other]:.2f})" for other in better
        )
        yield HYPOTHESIS_SET_ASIDE.finding(
            f"more speaks against {names[column]} ({analysis.inconsistency[column]:.2f}) than "
            f"against {compared}, above all {listed(_gravest(analysis, column))}",
            pointer=case.pointer(matrix.hypotheses[column]),
            related=related_claims(case, against, "speaks against it"),
        )


def _gravest(analysis: Analysis, column: int) -> list[str]:
    """The claims that speak against a hypothesis most; several if they weigh the same."""
    weights = {
        row.claim: round((row.against(column) or 0) * row.weight.value, 9)
        for row in analysis.matrix.rows
    }
    most = max(weights.values())
    return [claim for claim, weight in weights.items() if weight == most]

"""ACH002: a hypothesis that was not held against all the claims."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import HYPOTHESIS_NOT_COVERED
from verifykit_ach.wording import counted, listed, related_claims


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each hypothesis with unrated cells."""
    analysis = analysis_of(context)
    rows = analysis.matrix.rows
    for column, hypothesis in enumerate(analysis.matrix.hypotheses):
        unrated = [row.claim for row in rows if row.ratings[column] is None]
        if unrated:
            yield HYPOTHESIS_NOT_COVERED.finding(
                f"{hypothesis.id} is rated on {len(rows) - len(unrated)} of "
                f"{counted(len(rows), 'claim')}; not on {listed(unrated)}",
                pointer=case.pointer(hypothesis),
                related=related_claims(case, unrated, "not rated"),
            )

"""ACH009: the claims set none of the hypotheses aside."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis
from verifykit_ach.wording import listed

RULE = Rule(
    code="ACH009",
    name="nothing-set-aside",
    severity="note",
    checks="Do the claims set any of several hypotheses aside?",
    why=(
        "That a case decides nothing between its hypotheses is a result, and one that is easily "
        "passed over when one of them happens to have the lowest sum. A difference that the ranges "
        "of the scores or missing ratings could turn round is no difference."
    ),
    fix=(
        "Look for a claim that would be surprising under one of them. The most diagnostic claims "
        "are worth better evidence."
    ),
    kind="open",
    bad="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: staff-abroad, text: The whole staff was abroad.}
hypotheses:
  - id: insider
    text: Somebody of the staff took the painting.
    ratings: {no-forced-door: CC, staff-abroad: II}
  - id: burglars
    text: Burglars took the painting.
    ratings: {no-forced-door: II, staff-abroad: N}
""",
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
hypotheses:
  - {id: insider, text: Somebody of the staff took the painting., ratings: {no-forced-door: C}}
  - {id: burglars, text: Burglars took the painting., ratings: {no-forced-door: II}}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield one finding if there are several hypotheses and all of them are left."""
    matrix = analysis.matrix
    if len(matrix.hypotheses) < 2 or not matrix.rows or analysis.set_aside:
        return
    sums = listed(
        f"{hypothesis.id} ({inconsistency:.2f})"
        for hypothesis, inconsistency in zip(matrix.hypotheses, analysis.inconsistency, strict=True)
    )
    yield RULE.finding(
        f"the claims set none of the hypotheses aside; what speaks against each: {sums}",
        pointer="/hypotheses",
    )

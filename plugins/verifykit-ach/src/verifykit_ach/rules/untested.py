"""ACH006: a hypothesis that nothing speaks against, since nothing was asked."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis
from verifykit_ach.wording import counted

RULE = Rule(
    code="ACH006",
    name="untested-hypothesis",
    severity="note",
    checks="Is there any claim that is inconsistent with the hypothesis?",
    why=(
        "A hypothesis is tested by what could refute it. One that every claim fits, or that is "
        "worded so widely that nothing could speak against it, has not been tested yet."
    ),
    fix=(
        "Ask what ought not to have happened if the hypothesis were true, and look for that. "
        "Narrow its wording until something could speak against it."
    ),
    kind="open",
    bad="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
hypotheses:
  - {id: insider, text: Somebody of the staff took the painting., ratings: {no-forced-door: CC}}
  - {id: burglars, text: Burglars took the painting., ratings: {no-forced-door: I}}
""",
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: staff-abroad, text: The whole staff was abroad.}
hypotheses:
  - id: insider
    text: Somebody of the staff took the painting.
    ratings: {no-forced-door: CC, staff-abroad: II}
  - id: burglars
    text: Burglars took the painting.
    ratings: {no-forced-door: I, staff-abroad: N}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each hypothesis that is rated, and never as inconsistent."""
    for column, hypothesis in enumerate(analysis.matrix.hypotheses):
        against = [row.against(column) for row in analysis.matrix.rows]
        rated = [grade for grade in against if grade is not None]
        if rated and not any(rated):
            yield RULE.finding(
                f"nothing speaks against {hypothesis.id}: {counted(len(rated), 'claim')} rated, "
                "none of them inconsistent with it",
                pointer=case.pointer(hypothesis),
            )

"""ACH005: a hypothesis without a competitor."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis

RULE = Rule(
    code="ACH005",
    name="only-one-hypothesis",
    severity="warning",
    checks="Is there more than one hypothesis?",
    why=(
        "Evidence is judged by comparison: a claim that fits the only hypothesis on the table may "
        "fit the ones that nobody has written down better. Who starts with one ends with it."
    ),
    fix=(
        "Write down what else could explain the claims: chance, a mistake, somebody else, the "
        "opposite. Include one that you do not believe."
    ),
    kind="open",
    bad="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
hypotheses:
  - {id: insider, text: Somebody of the staff took the painting., ratings: {no-forced-door: C}}
""",
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
hypotheses:
  - {id: insider, text: Somebody of the staff took the painting., ratings: {no-forced-door: C}}
  - {id: burglars, text: Burglars took the painting., ratings: {no-forced-door: I}}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding if there is only one hypothesis."""
    if len(analysis.matrix.hypotheses) == 1:
        (alone,) = analysis.matrix.hypotheses
        yield RULE.finding(
            f"{alone.id} is the only hypothesis: there is nothing to compare it with",
            pointer=case.pointer(alone),
        )

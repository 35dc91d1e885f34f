"""ACH002: a hypothesis that was not held against all the claims."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis
from verifykit_ach.wording import counted, listed, related_claims

RULE = Rule(
    code="ACH002",
    name="hypothesis-not-covered",
    severity="warning",
    checks="Is the hypothesis rated on every claim that any other hypothesis is rated on?",
    why=(
        "A hypothesis that nobody has held against the awkward claims has little against it, and "
        "looks good for that reason alone. An unrated cell is unknown, not neutral: as long as it "
        "is empty the hypothesis can neither be set aside by that claim nor win by it."
    ),
    fix="Rate the hypothesis on the claims named; N where they say nothing about it.",
    kind="open",
    bad="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: guard-asleep, text: The guard was asleep.}
hypotheses:
  - id: insider
    text: Somebody of the staff took the painting.
    ratings: {no-forced-door: C, guard-asleep: N}
  - {id: burglars, text: Burglars took the painting., ratings: {guard-asleep: C}}
""",
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: guard-asleep, text: The guard was asleep.}
hypotheses:
  - id: insider
    text: Somebody of the staff took the painting.
    ratings: {no-forced-door: C, guard-asleep: N}
  - id: burglars
    text: Burglars took the painting.
    ratings: {no-forced-door: I, guard-asleep: C}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each hypothesis with unrated cells."""
    rows = analysis.matrix.rows
    for column, hypothesis in enumerate(analysis.matrix.hypotheses):
        unrated = [row.claim for row in rows if row.ratings[column] is None]
        if unrated:
            yield RULE.finding(
                f"{hypothesis.id} is rated on {len(rows) - len(unrated)} of "
                f"{counted(len(rows), 'claim')}; not on {listed(unrated)}",
                pointer=case.pointer(hypothesis),
                related=related_claims(case, unrated, "not rated"),
            )

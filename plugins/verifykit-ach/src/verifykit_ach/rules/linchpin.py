"""ACH003: the outcome hangs on one claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis
from verifykit_ach.wording import listed

RULE = Rule(
    code="ACH003",
    name="best-set-linchpin",
    severity="warning",
    checks="Would other hypotheses be left if this one claim were not there?",
    why=(
        "If the outcome of the analysis turns on a single claim, an error in that claim or in its "
        "ratings turns the outcome over. It deserves the closest look of all (Heuer 1999, step 6)."
    ),
    fix=(
        "Verify the claim first, and its ratings; look for a second claim that tells the same "
        "hypotheses apart. If there is none, say in the conclusion what it hangs on."
    ),
    kind="review",
    bad="""\
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
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: alarm-off, text: The alarm was switched off with the code.}
hypotheses:
  - id: insider
    text: Somebody of the staff took the painting.
    ratings: {no-forced-door: C, alarm-off: CC}
  - id: burglars
    text: Burglars took the painting.
    ratings: {no-forced-door: I, alarm-off: II}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each claim without which the best set is another."""
    for claim, instead in analysis.linchpins.items():
        yield RULE.finding(
            f"the outcome hangs on this claim: with it, what is left is {listed(analysis.best)}; "
            f"without it, {listed(instead)}",
            claim=claim,
            pointer=case.pointer(case.claims_by_id[claim]),
        )

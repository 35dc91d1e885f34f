"""ACH001: a claim that fits, or does not fit, all hypotheses alike."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis

RULE = Rule(
    code="ACH001",
    name="undiagnostic-claim",
    severity="note",
    checks="Does the claim have the same rating under every hypothesis that it is rated under?",
    why=(
        "A claim that fits all hypotheses alike says nothing about which of them holds, however "
        "well it is supported and however impressive it is. It is most often what makes a "
        "favourite look proven (Heuer 1999)."
    ),
    fix=(
        "Nothing, if it is so: the claim does not count between the hypotheses. Else rate it anew "
        "and ask under each hypothesis how surprising it would be."
    ),
    kind="review",
    bad="""\
claims:
  - {id: alarm-off, text: The alarm was switched off.}
hypotheses:
  - {id: insider, text: Somebody of the staff took the painting., ratings: {alarm-off: C}}
  - {id: burglars, text: Burglars took the painting., ratings: {alarm-off: C}}
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
    """Yield a finding for each claim without diagnosticity."""
    for row in analysis.matrix.rows:
        if row.diagnosticity == 0:
            rating = next(rating for rating in row.ratings if rating is not None)
            yield RULE.finding(
                f"rated {rating} under all {row.rated} hypotheses that it is rated under, so it "
                "tells none of them apart",
                claim=row.claim,
                pointer=case.pointer(case.claims_by_id[row.claim]),
            )

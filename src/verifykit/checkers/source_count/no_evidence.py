"""SRC001: a claim that nothing in the case bears on."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="SRC001",
    name="no-evidence",
    severity="note",
    kind="open",
    checks=(
        "Is there any evidence for or against the claim in the case, or, for a claim about a "
        "group, about its members that settles it?"
    ),
    why=(
        "A claim without evidence is not half true: it has no score at all. That nothing "
        "contradicts it says only that nobody has looked."
    ),
    fix="Add what the claim rests on, or take the claim out of the case.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge was closed on Monday.}
""",
    good="""\
sources:
  - {id: city, name: City of Northport}
claims:
  - {id: bridge-closed, text: The bridge was closed on Monday.}
evidence:
  - {id: e-city, claim: bridge-closed, source: city, stance: supports}
""",
)


def find(claim: Claim, context: Context) -> Iterator[Finding]:
    """Yield a finding if the case has nothing for the claim, not even through its members."""
    case = context.case
    if claim.id not in case.evidence_by_claim and context.scored(claim.id).score is None:
        yield RULE.finding(
            "Nothing in this case bears on the claim, so it has no score",
            claim=claim.id,
            pointer=case.pointer(claim),
        )

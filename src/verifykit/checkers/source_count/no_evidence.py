"""SRC001: a claim that nothing in the case bears on."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.wording import alphabetical
from verifykit.wording import limits_text

RULE = Rule.from_page(__file__, code="SRC001", name="no-evidence", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if the case has nothing for the claim, not even through other claims."""
    for claim in case.claims:
        case, scored = context.case, context.scored(claim.id)
        if claim.id not in case.evidence_by_claim and scored.score is None:
            told = "Nothing in this case bears on the claim"
            if scored.bounds is not None:
                told = (
                    "Nothing in this case bears on the claim itself, and what is known of the "
                    f"members {limits_text(*scored.bounds)}"
                )
            elif any(step.step == "none" for step in scored.explanation):
                told = "Nothing that bears on the claim counts"
            elif scored.rivals:
                told = (
                    "Nothing in this case bears on the claim itself, only on what cannot hold "
                    f"together with it: {alphabetical(scored.rivals)}"
                )
            yield RULE.finding(
                f"{told}, so it has no score",
                claim=claim.id,
                pointer=case.pointer(claim),
            )

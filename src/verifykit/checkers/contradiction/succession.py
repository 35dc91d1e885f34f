"""CON008: one value after the other, which is no contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import sets, told_together
from verifykit.checkers.wording import related_to, value_text

RULE = Rule.from_page(__file__, code="CON008", name="succession", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each series of values, and one for each declared succession."""
    for series, claims in sets(case, context, "succession"):
        yield told_together(
            RULE,
            case,
            claims,
            each=lambda claim: f"{value_text(case, claim)} in {claim.when}",
            so=(
                "one after the other, no contradiction"
                if series.each and all(len(side) == 1 for side in series.sides)
                else "those of different times do not contradict each other"
            ),
        )
    for relation in case.relations:
        later = case.claims_by_id.get(relation.origin)
        earlier = case.claims_by_id.get(relation.target)
        if relation.kind == "supersedes" and later is not None and earlier is not None:
            yield RULE.finding(
                f"Superseded by {later.id} ({later.text}), as declared: of those who say "
                "both, this one counts no more",
                claim=earlier.id,
                pointer=case.pointer(earlier),
                related=related_to(case, [(later, later.text), (relation, "declared here")]),
            )

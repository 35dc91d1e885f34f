"""CON004: one event at two times."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import sets, told_together
from verifykit.checkers.wording import value_text

RULE = Rule.from_page(__file__, code="CON004", name="disjoint-times", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each event that claims put at times that do not overlap."""
    for _, claims in sets(case, context, "time-conflict"):
        yield told_together(
            RULE,
            case,
            claims,
            each=lambda claim: f"{value_text(case, claim)} in {claim.when}",
            so="it happens once, and the times do not overlap",
        )

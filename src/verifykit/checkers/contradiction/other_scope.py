"""CON009: values that speak of different regions, periods or whatever the scope is."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import sets, told_together
from verifykit.checkers.wording import scope_text, value_text

RULE = Rule.from_page(__file__, code="CON009", name="other-scope", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all values of a subject and predicate that differ in scope."""
    for apart, claims in sets(case, context, "other-scope"):
        yield told_together(
            RULE,
            case,
            claims,
            each=lambda claim: f"{value_text(case, claim)} for {scope_text(case, claim)}",
            so=(
                "of different scope, so not held against each other"
                if apart.each
                else "those of different scope are not held against each other"
            ),
        )

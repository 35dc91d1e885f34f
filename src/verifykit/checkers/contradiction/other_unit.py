"""CON016: numbers in units that cannot be converted into each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import sets, told_together
from verifykit.checkers.wording import value_text

RULE = Rule.from_page(__file__, code="CON016", name="other-unit", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all values of a subject and predicate in such units."""
    for _, claims in sets(case, context, "other-unit"):
        yield told_together(
            RULE,
            case,
            claims,
            each=lambda claim: value_text(case, claim),
            so="different units are not compared",
        )

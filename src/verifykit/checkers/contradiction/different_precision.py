"""CON011: the same value, told more or less exactly."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import sets, told_together
from verifykit.checkers.wording import value_text

RULE = Rule.from_page(
    __file__, code="CON011", name="different-precision", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each set of values that are the same within their precision."""
    for _, claims in sets(case, context, "precision"):
        yield told_together(
            RULE,
            case,
            claims,
            each=lambda claim: value_text(case, claim),
            so="different precision, no contradiction",
        )

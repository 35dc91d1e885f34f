"""CON001: two values where there can only be one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import (
    beyond_scope,
    not_of_each,
    sets,
    told_together,
    value_in_time,
)
from verifykit.checkers.wording import scope_text

RULE = Rule.from_page(__file__, code="CON001", name="incompatible-values", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each set of claims whose values exclude one another."""
    for found, claims in sets(case, context, "value-conflict"):
        if not claims[0].is_numeric:
            scope = scope_text(case, claims[0])
            yield told_together(
                RULE,
                case,
                claims,
                each=value_in_time(case, claims),
                so=f"only one value is possible{f' for {scope}' if scope else ''}"
                f"{not_of_each(found)}{beyond_scope(case, claims)}",
                sides=found.sides,
            )

"""CON003: numbers for one thing, too far apart to be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Claim, Context, Finding, Rule, span_of
from verifykit.checkers.contradiction.conflicts import (
    beyond_scope,
    not_of_each,
    sets,
    told_together,
    value_in_time,
)
from verifykit.checkers.wording import scope_text

RULE = Rule.from_page(__file__, code="CON003", name="number-mismatch", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each set of claims whose numbers exclude one another."""
    for found, claims in sets(case, context, "value-conflict"):
        if claims[0].is_numeric:
            scope = scope_text(case, claims[0])
            yield told_together(
                RULE,
                case,
                claims,
                each=value_in_time(case, claims),
                so=f"too far apart{f' for the same {scope}' if scope else ''}"
                f"{not_of_each(found)}{_of_years(claims)}{beyond_scope(case, claims)}",
                sides=found.sides,
            )


def _of_years(claims: Sequence[Claim]) -> str:
    """Say that a figure of several years may be their mean, where another one is of a year."""
    years = {claim.when: _years(claim.when) for claim in claims}
    if 1 not in years.values() or max(years.values()) < 2:
        return ""
    longest = max(years, key=lambda when: years[when])
    return f", but that of {longest} may be a mean of {years[longest]} years"


def _years(when: str | None) -> int:
    span = span_of(when)
    if span.start is None or span.end is None:
        return 0
    return span.end[0] - span.start[0] + 1

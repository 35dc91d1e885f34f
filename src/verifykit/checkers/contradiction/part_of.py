"""CON010: one place lies in the other, so both can be right."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import alphabetical, related_to, value_text

RULE = Rule.from_page(__file__, code="CON010", name="part-of", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each claim whose value lies in that of others."""
    within: dict[tuple[str, ...], list[Claim]] = {}
    for nested in compared(context, "part-of"):
        inner, outer = nested.sides
        within.setdefault(inner, []).extend(claims_of(case, outer))
    for names, others in within.items():
        claims = claims_of(case, names)
        claim = claims[0]
        told = alphabetical(f"{value_text(case, other)} [{other.id}]" for other in others)
        yield RULE.finding(
            f"{value_text(case, claim)} is part of {told}: more exact, no contradiction",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(case, [(one, one.text) for one in (*claims[1:], *others)]),
        )

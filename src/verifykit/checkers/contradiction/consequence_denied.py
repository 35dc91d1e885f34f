"""CON022: the evidence speaks for a claim and against what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to

RULE = Rule.from_page(__file__, code="CON022", name="consequence-denied", severity="error")

_WORDS = {"supports": "for", "refutes": "against"}


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on each claim that is spoken for while its consequences are denied."""
    for found in context.incoherences:
        if found.kind == "consequence-denied":
            sides = dict(zip(found.claims, (_WORDS[one] for one in found.sides), strict=True))
            claim = case.claims_by_id[found.claims[0]]
            others = by_content(case, [case.claims_by_id[name] for name in found.claims[1:]])
            denied = listing(f"{sides[one.id]} {one.id} ({one.text})" for one in others)
            yield RULE.finding(
                f"If the evidence {sides[claim.id]} this is right, the evidence {denied} is wrong: "
                "the one speaks against what follows from the other",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(other, other.text) for other in others]),
            )

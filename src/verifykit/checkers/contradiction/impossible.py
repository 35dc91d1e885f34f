"""CON023: a claim that implies what cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import related_to

RULE = Rule.from_page(__file__, code="CON023", name="impossible", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on each claim that cannot hold, as the case describes it."""
    for found in context.incoherences:
        if found.kind == "impossible":
            claim = case.claims_by_id[found.claims[0]]
            others = by_content(case, [case.claims_by_id[name] for name in found.claims[1:]])
            told = [f"{other.id} ({other.text})" for other in others]
            cannot = f"excludes {told[0]}, which follows from it"
            if len(told) == 2:
                cannot = f"has {told[0]} and {told[1]} follow from it, which exclude each other"
            yield RULE.finding(
                f"As the case describes it, this can never hold: it {cannot}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(other, other.text) for other in others]),
            )

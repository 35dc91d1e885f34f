"""COR011: claims that undercut, or carry, each other's evidence in turn."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.model.case import Item

RULE = Rule.from_page(
    __file__, code="COR011", name="circle-of-doubt", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each circle of claims and items that undercut or carry each other."""
    for found in context.incoherences:
        if found.kind == "circle":
            claims = by_content(case, [case.claims_by_id[name] for name in found.claims])
            items = [case.evidence_by_id[name] for name in sorted(found.evidence)]
            told = [f"{claim.id} ({claim.text})" for claim in claims]
            told += [f"evidence {item.id}" for item in items]
            named: list[tuple[Item, str]] = [(claim, claim.text) for claim in claims]
            named += [(item, item.id) for item in items]
            yield RULE.finding(
                f"Each of these takes away, or carries, what another is said on: {listing(told)}; "
                "inside of such a circle that counts for nothing",
                claim=claims[0].id if claims else items[0].claim,
                pointer=case.pointer(named[0][0]),
                related=related_to(case, named[1:]),
            )

"""The claims that contradict a claim, and the one finding about all of those of a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.comparison import Kind
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context


def opponents(claim: Claim, context: Context, kind: Kind) -> tuple[Claim, ...]:
    """Return the other claims of the comparisons of that kind, in the order of content."""
    case = context.case
    found = [
        case.claims_by_id[comparison.other(claim.id)]
        for comparison in context.comparisons(claim.id)
        if comparison.kind == kind
    ]
    return by_content(case, found)


def contradicted(
    rule: Rule,
    case: Case,
    claim: Claim,
    others: Sequence[Claim],
    *,
    here: str,
    there: Callable[[Claim], str],
    so: str,
) -> Finding:
    """Return the finding that a claim says one thing and the others say another."""
    told = listing(f"{there(other)} in {other.id}" for other in others)
    return rule.finding(
        f"{here} here, but {told}: {so}",
        claim=claim.id,
        pointer=case.pointer(claim),
        related=related_to(case, [(other, other.text) for other in others]),
    )

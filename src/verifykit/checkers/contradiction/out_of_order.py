"""CON020: what has to come first is dated after what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to

RULE = Rule.from_page(__file__, code="CON020", name="out-of-order", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each pair of dates of one subject that are the wrong way round."""
    for conflict in compared(context, "order-conflict"):
        first, then = (claims_of(case, side) for side in conflict.sides)
        claims = (*first, *then)
        yield RULE.finding(
            f"{entity_name(case, claims[0].subject or '')}: {_told(case, first)} after "
            f"{_told(case, then)}, which cannot come before",
            claim=claims[0].id,
            pointer=case.pointer(claims[0]),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )


def _told(case: Case, claims: Iterable[Claim]) -> str:
    return listing(
        f"{predicate_name(case, claim)} {_date(case, claim)} [{claim.id}]" for claim in claims
    )


def _date(case: Case, claim: Claim) -> str:
    predicate = case.predicates_by_id.get(claim.predicate or "")
    dated = predicate is not None and predicate.value == "date"
    return str(claim.value if dated else claim.when)

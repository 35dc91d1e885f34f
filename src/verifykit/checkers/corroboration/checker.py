"""The checker `corroboration`: do the lines really stand on their own?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit.checkers.corroboration import (
    independence_not_established,
    linchpin,
    narrower_claim_holds,
    partial_evidence,
    retracted,
    same_owner,
)
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.plugin import Context


class Corroboration:
    """Looks at independence. Its score of a claim is the established share of its support.

    1 = every supporting line is of established independence, 0 = none; without support it
    abstains.
    """

    name = "corroboration"
    rules = (
        independence_not_established.RULE,
        same_owner.RULE,
        retracted.RULE,
        linchpin.RULE,
        partial_evidence.RULE,
        narrower_claim_holds.RULE,
    )

    def check(self, claim: Claim, context: Context) -> Assessment | None:
        """Return how much of the claim's support is established, and what stands against it."""
        if claim.id not in context.case.evidence_by_claim:
            return None
        findings = tuple(_findings(claim, context))
        support = context.scored(claim.id).weights.support
        if support <= 0:
            why = "nothing supports the claim"
            return Assessment(claim=claim.id, explanation=why, findings=findings)
        lines = [line for line in context.lines(claim.id) if line.side == "supports"]
        established = sum(line.strength for line in lines if line.established)
        return Assessment(
            claim=claim.id,
            score=min(1.0, established / support),
            explanation=(
                f"{established:.2f} of {support:.2f} effective lines in support are of "
                "established independence"
            ),
            findings=findings,
        )

    def check_case(self, case: Case, context: Context) -> Iterable[Finding]:
        """Yield what is to be said about documents and about pairs of claims."""
        yield from linchpin.find(case, context.linchpins)
        yield from narrower_claim_holds.find(case, context)


def _findings(claim: Claim, context: Context) -> Iterator[Finding]:
    case, trace = context.case, context.trace(claim.id)
    yield from retracted.find(claim, case, trace)
    yield from independence_not_established.find(claim, case, context.lines(claim.id))
    yield from same_owner.find(claim, case, trace)
    yield from partial_evidence.find(claim, case, trace)

"""The checker `source-count`: how many origins there are, not how many documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit.checkers.source_count import (
    cited_not_consulted,
    echo,
    lineage_unknown,
    no_evidence,
    one_origin_two_values,
    only_anonymous,
    plural_wording,
    rootless_cycle,
    serious_on_one_unnamed,
    single_origin,
)
from verifykit.checkers.source_count.asserted import asserted
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.plugin import Context
from verifykit.wording import count_text


class SourceCount:
    """Counts origins. Its score of a claim is min / (min + 1) of the supporting origins.

    So no established origin and no other gives 0, one 0.5, two 0.67; a claim without evidence
    has none.
    """

    name = "source-count"
    rules = (
        no_evidence.RULE,
        single_origin.RULE,
        only_anonymous.RULE,
        echo.RULE,
        rootless_cycle.RULE,
        plural_wording.RULE,
        serious_on_one_unnamed.RULE,
        lineage_unknown.RULE,
        cited_not_consulted.RULE,
        one_origin_two_values.RULE,
    )

    def check(self, claim: Claim, context: Context) -> Assessment:
        """Return the count of one claim's origins and what is to be said about them."""
        if claim.id not in context.case.evidence_by_claim:
            findings = tuple(no_evidence.find(claim, context))
            why = "the claim has no evidence of its own"
            return Assessment(claim=claim.id, explanation=why, findings=findings)
        standing = context.scored(claim.id).support
        fewest, most = standing.origins.min, standing.origins.max
        span = str(most) if fewest == most else f"{fewest} to {most}"
        return Assessment(
            claim=claim.id,
            score=fewest / (fewest + 1),
            explanation=(
                f"{count_text(standing.documents, 'document')} in support, "
                f"{span} {'origin' if most == 1 else 'origins'}"
            ),
            findings=tuple(_findings(claim, context)),
        )

    def check_case(self, case: Case, context: Context) -> Iterable[Finding]:
        """Yield what is to be said about sources and documents, once for the whole case."""
        yield from plural_wording.find(case)
        yield from cited_not_consulted.find(case)
        yield from one_origin_two_values.find(case, context)


def _findings(claim: Claim, context: Context) -> Iterator[Finding]:
    found = asserted(claim, context)
    yield from serious_on_one_unnamed.find(found)
    yield from single_origin.find(found)
    yield from only_anonymous.find(found)
    yield from echo.find(found)
    yield from rootless_cycle.find(found)
    yield from lineage_unknown.find(claim, context.case, found.trace)

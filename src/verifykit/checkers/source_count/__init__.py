"""Built-in plug-in `source-count`: counts origins instead of documents."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder, hookimpl
from verifykit.wording import count_text

_RULES = RuleFolder.of(__package__)
__all__ = ["SourceCount"]


class SourceCount:
    """Counts origins. Its score of a claim is min / (min + 1) of the supporting origins.

    So no established origin and no other gives 0, one 0.5, two 0.67; a claim without evidence
    has none.
    """

    name = "source-count"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield the count of each claim's origins, and what is to be said about them."""
        return _RULES.answers(case, context, _count)


def _count(claim: Claim, context: Context) -> Assessment:
    if claim.id not in context.case.evidence_by_claim:
        return Assessment(claim=claim.id, explanation="the claim has no evidence of its own")
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
    )


@hookimpl
def verifykit_checkers() -> tuple[SourceCount]:
    """Return the checker."""
    return (SourceCount(),)

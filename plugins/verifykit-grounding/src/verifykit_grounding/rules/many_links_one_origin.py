"""GRD016: several cited documents that go back to one origin."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.citations import claims_with_citations
from verifykit_grounding.rules import MANY_LINKS_ONE_ORIGIN


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence with more documents than there can be origins."""
    for sentence in claims_with_citations(context):
        support = context.scored(sentence.claim.id).support
        if support.documents > support.origins.max == 1:
            yield MANY_LINKS_ONE_ORIGIN.finding(
                f"{support.documents} of its citations bear the sentence out, and all of them go "
                "back to one origin",
                claim=sentence.claim.id,
                pointer=case.pointer(sentence.claim),
                data={"documents": support.documents, "origins": support.origins.max},
            )

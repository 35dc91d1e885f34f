"""GRD015: a sentence whose document does not bear it out, while another one of the answer does."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding
from verifykit_grounding.citations import (
    Cite,
    ClaimWithCitations,
    claims_with_citations,
    outcome_in,
)
from verifykit_grounding.rules import BETTER_PASSAGE_ELSEWHERE


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence that another document bears out than those it cites."""
    # A case without answers need not wait for what judges them.
    from verifykit_grounding.judging.comparison import TELLS

    for sentence in claims_with_citations(context):
        if sentence.outcome not in ("not grounded", "partly", "contradicted"):
            continue
        cited = {one.cite.document for one in sentence.cites}
        others = [one for one in case.documents if one.id not in cited]
        found = [(_likeness(sentence, other, context), other.id) for other in others]
        best = max((likeness for likeness, _ in found), default=0.0)
        if best >= TELLS:
            names = sorted(name for likeness, name in found if likeness == best)
            yield BETTER_PASSAGE_ELSEWHERE.finding(
                f"{' and '.join(names)} would bear the sentence out, not what it cites",
                claim=sentence.claim.id,
                pointer=case.pointer(sentence.claim),
                data={"documents": names},
            )


def _likeness(sentence: ClaimWithCitations, document: Document, context: Context) -> float:
    """How like a sentence a document is that bears it out; 0 for one that does not."""
    found = outcome_in(context, Cite(document.id), sentence.claim)
    if found.judgement is None or found.outcome != "grounded":
        return 0.0
    return found.judgement.likeness

"""GRD001: a sentence that cites nothing."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.citations import claims_with_citations
from verifykit_grounding.rules import UNCITED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence without a citation."""
    for sentence in claims_with_citations(context):
        if not sentence.cites:
            claim = sentence.claim
            yield UNCITED.finding(
                "the sentence cites nothing", claim=claim.id, pointer=case.pointer(claim)
            )

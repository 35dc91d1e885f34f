"""GRD001: a sentence that cites nothing."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_grounding.citations import claims_with_citations

RULE = Rule.from_page(__file__, code="GRD001", name="uncited", severity="warning", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence without a citation."""
    for sentence in claims_with_citations(context):
        if not sentence.cites:
            claim = sentence.claim
            yield RULE.finding(
                "the sentence cites nothing", claim=claim.id, pointer=case.pointer(claim)
            )

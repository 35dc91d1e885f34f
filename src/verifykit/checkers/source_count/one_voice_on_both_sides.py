"""SRC014: one voice says both that something is so and that it is not."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import related_to
from verifykit.provenance import Graph, both_sides_text

RULE = Rule.from_page(
    __file__, code="SRC014", name="one-voice-on-both-sides", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each origin that stands on both sides of a claim."""
    graph = Graph(case=case)
    for claim in with_evidence(case):
        for found in context.trace(claim.id).both_sides:
            yield RULE.finding(
                both_sides_text(graph, found),
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [
                        (case.evidence_by_id[name], side)
                        for side, word in found.words.items()
                        for name in (*word.items, *word.stand_ins)
                    ],
                ),
            )

"""SRC008: nobody says where a source has it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, related_to
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="SRC008", name="lineage-unknown", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding that names the origins of unknown lineage, on whatever side."""
    for claim in with_evidence(case):
        trace = context.trace(claim.id)
        unknown = [
            item
            for strand in trace.strands
            if not any(item.original for item in strand.items)
            for item in strand.items
            if item.role == "origin" and item.evidence.claim == claim.id
        ]
        if unknown:
            names = dict.fromkeys(
                case.source_name(who) for item in unknown for who in item.speakers
            )
            yield RULE.finding(
                f"Nobody says where it comes from: {alphabetical(names)}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [(i.evidence, "lineage unknown") for i in unknown],
                ),
            )

"""SRC008: nobody says where a source has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Context, Finding, Rule, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, related_to

RULE = Rule.from_page(__file__, code="SRC008", name="lineage-unknown", severity="note", kind="open")


_HEARD = "Nobody says where it comes from"
_WITNESSED = "First-hand, but nobody says whether in words of their own or copied from elsewhere"


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
            yield RULE.finding(
                "; ".join(_told(case, unknown)).replace("; First", "; first"),
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [(i.evidence, "lineage unknown") for i in unknown],
                ),
            )


def _told(case: Case, items: Sequence[TraceItem]) -> Iterator[str]:
    """Say who may have it from somebody, and which witnesses are perhaps only quoted."""
    for what, first_hand in ((_HEARD, False), (_WITNESSED, True)):
        names = [
            case.source_name(who)
            for item in items
            if item.evidence.first_hand == first_hand
            for who in item.speakers
        ]
        if names:
            yield f"{what}: {alphabetical(names)}"

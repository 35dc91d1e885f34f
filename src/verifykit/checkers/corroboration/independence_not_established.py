"""COR001: several origins, but nobody has established that they are independent."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Line, Rule, Trace
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, is_anonymous, related_to
from verifykit.provenance import Graph
from verifykit.wording import count_text

RULE = Rule.from_page(
    __file__, code="COR001", name="independence-not-established", severity="warning", kind="open"
)

_UNNAMED = "unnamed"


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if fewer than two of several supporting lines are established."""
    graph = Graph(case=case)
    for claim in with_evidence(case):
        lines = context.lines(claim.id)
        supporting = [line for line in lines if line.side == "supports" and line.origins]
        established = [line for line in supporting if line.established]
        if len(supporting) < 2 or len(established) > 1:
            continue
        unknown = [line for line in supporting if not line.established]
        trace = context.trace(claim.id)
        reasons = {line.items: _reason(graph, line, trace) for line in unknown}
        told = [f"{_name(case, line, trace)} ({reasons[line.items]})" for line in unknown]
        settled = _name(case, established[0], trace) if established else "none"
        yield RULE.finding(
            f"{count_text(len(supporting), 'origin')} at most, independence established for "
            f"{settled}; not for {alphabetical(told)}",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(
                case,
                [
                    (case.evidence_by_id[name], reasons[line.items])
                    for line in unknown
                    for name in line.items
                ],
            ),
        )


def _name(case: Case, line: Line, trace: Trace) -> str:
    """Whoever speaks in a line: their house, which is its origin, has said nothing itself."""
    speakers = dict.fromkeys(who for name in line.items for who in trace.item(name).speakers)
    return alphabetical(case.source_name(who) for who in speakers or line.items)


def _reason(graph: Graph, line: Line, trace: Trace) -> str:
    """Why a line is not established, the plainest reason first."""
    items = [trace.item(name) for name in line.items]
    if all(is_anonymous(graph.case, name) for item in items for name in item.speakers):
        return _UNNAMED
    if any(graph.confirms(item.evidence) for item in items):
        return "said to confirm another report"
    if any(item.role == "stand-in" for item in items):
        return "known only from those who cite it"
    if line.lineage == "original" and line.window is not None:
        return "known only through the same document"
    return "lineage unknown"

"""SRC015: people without a name, for whom their number or their printer vouches."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Rule, Source, Trace, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import related_to
from verifykit.provenance import ADDS, Graph

RULE = Rule.from_page(__file__, code="SRC015", name="vouching", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line of unnamed people for whom something vouches."""
    graph = Graph(case=case)
    for claim in with_evidence(case):
        trace = context.trace(claim.id)
        vouched = [(item, _vouched(graph, item, trace)) for item in trace.items]
        if not any(told for _, told in vouched):
            continue
        strengths = {
            name: step.strength
            for step in context.scored(claim.id).explanation
            if step.step == "line" and step.strength is not None
            for name in step.evidence
        }
        said: dict[str, list[tuple[Evidence, str]]] = {}
        for item, told in vouched:
            strength = strengths.get(item.evidence.id)
            if told is not None and strength is not None:
                message = f"{told}; together they are worth {strength:.2f} of one named source"
                said.setdefault(message, []).append((item.evidence, "nobody is named"))
        for message, items in said.items():
            yield RULE.finding(
                message,
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, items),
            )


def _vouched(graph: Graph, item: TraceItem, trace: Trace) -> str | None:
    """Say what vouches for the unnamed people who speak in an item, if anything does."""
    unnamed = [name for name in item.speakers if graph.is_unnamed(name)]
    if item.role not in ADDS or len(unnamed) != 1 or item.evidence.stake == "for":
        return None
    (speaker,) = unnamed
    source = graph.case.source(speaker)
    reasons = list(_several(source))
    if _is_own_word(item, trace):
        reasons += _printed(graph, item, speaker)
    if not reasons:
        return None
    return f"{graph.case.source_name(speaker)}, nobody named: {' and '.join(reasons)}"


def _is_own_word(item: TraceItem, trace: Trace) -> bool:
    """Whether an item is of an origin whose own word somebody here has: a printer vouches for it.

    What unnamed people have from nobody knows where is worth no more for being printed.
    """
    return any(
        any(one.original for one in strand.items)
        for strand in trace.strands
        if item in strand.items
    )


def _several(source: Source | None) -> Iterator[str]:
    if source is not None and (source.people or 1) > 1:
        yield f"{source.people:,} people count as one who is named, not as {source.people:,}"


def _printed(graph: Graph, item: TraceItem, speaker: str) -> Iterator[str]:
    case = graph.case
    outlet = case.source(case.outlet(item.evidence))
    if outlet is None or graph.owner(outlet.id) == graph.owner(speaker):
        return
    if outlet.grade in ("A", "B"):
        yield f"{outlet.name}, graded {outlet.grade}, vouches for them by printing it"

"""SRC011: something derives from what was said only later."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Evidence, Finding, Rule
from verifykit.checkers.wording import named_with_id, related_to
from verifykit.provenance import Graph

RULE = Rule.from_page(
    __file__, code="SRC011", name="arrow-of-time", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document and item that derives from something later."""
    graph = Graph(case=case)
    for document in case.documents:
        yield from _later(graph, document)
    for evidence in case.evidence:
        # What an item has from its document is told of the document.
        if evidence.derived_from:
            yield from _later(graph, evidence)


def _later(graph: Graph, later: Document | Evidence) -> Iterator[Finding]:
    case, said = graph.case, graph.said(later.id)
    for name in dict.fromkeys(one.parent for one in later.derived_from):
        parent = case.documents_by_id.get(name) or case.evidence_by_id.get(name)
        first = graph.said(name)
        if parent is None or said is None or first is None or not said.before(first):
            continue
        yield RULE.finding(
            f"{named_with_id(case, later)}, dated {_date(case, later)}, derives from "
            f"{named_with_id(case, parent)}, dated {_date(case, parent)}: nobody can have it from "
            "what came later, so it counts as having it from whoever that is",
            claim=later.claim if isinstance(later, Evidence) else None,
            pointer=case.pointer(later),
            related=related_to(case, [(parent, "dated later")]),
        )


def _date(case: Case, thing: Document | Evidence) -> str | None:
    return thing.published if isinstance(thing, Document) else case.date(thing)

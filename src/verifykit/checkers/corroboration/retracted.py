"""COR003: evidence that rests on a document that was taken back."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import document_name, related_to
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context
from verifykit.provenance import Graph, Traced

RULE = Rule.from_page(__file__, code="COR003", name="retracted", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each retracted document under the claim's dead evidence."""
    graph = Graph(case=case)
    for claim in with_evidence(case):
        trace = context.trace(claim.id)
        resting: dict[str, list[Traced]] = {}
        for item in trace.items:
            if item.role == "dead":
                for name in _retracted_under(graph, item):
                    resting.setdefault(name, []).append(item)
        for name, items in resting.items():
            document = case.documents_by_id[name]
            copies = len({item.evidence.document for item in items} - {name})
            further = "" if not copies else f", and so does what was taken from it ({copies})"
            yield RULE.finding(
                f"{document_name(case, name)} was retracted{_when_and_why(document)}: "
                f"it counts for nothing here{further}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [
                        (document, "retracted"),
                        *((i.evidence, "rests on it") for i in items),
                    ],
                ),
            )


def _retracted_under(graph: Graph, item: Traced) -> list[str]:
    """Return the retracted documents that an item is in or reaches, nearest first."""
    found: list[str] = []
    seen: set[str] = set()
    todo = [item.evidence.id]
    for node in todo:
        if node in seen:
            continue
        seen.add(node)
        evidence = graph.case.evidence_by_id.get(node)
        name = node if evidence is None else evidence.document
        if name in graph.case.documents_by_id and graph.retracted(name) and name not in found:
            found.append(name)
        todo.extend(graph.parents_of(node))
    return found


def _when_and_why(document: Document) -> str:
    taken_back = document.retracted
    if taken_back is None:
        return ""
    on = "" if taken_back.on is None else f" on {taken_back.on}"
    return on if taken_back.reason is None else f"{on} ({taken_back.reason})"

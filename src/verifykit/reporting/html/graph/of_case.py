"""How the material of a whole case reached its authors: sources, documents, what cites what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verifykit.model.document import Document
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.graph.network import (
    Edge,
    EdgeKind,
    Network,
    Node,
    NodeKind,
    make_network,
)
from verifykit.wording import count_text

READER = "the authors of the case"
"""The id of the node that everything read leads to: no id of a case has a space in it."""


def network_of_case(dossier: Dossier) -> Network:
    """Return documents and who speaks in them; what was not read leads to what it is known by."""
    case = dossier.case
    bears = Counter(
        document
        for document, _ in {(item.document, item.claim) for item in case.evidence}
        if document is not None
    )
    graph = dossier.scoring.graph
    original = {item.document for item in case.evidence if graph.original(item)}
    documents = [
        _document(dossier, document, bears[document.id], original=document.id in original)
        for document in case.documents
    ]
    reader = Node(id=READER, kind="claim", title="This case", note="what was read")
    return make_network([reader, *documents, *_speakers(dossier)], _edges(dossier))


def _document(dossier: Dossier, document: Document, claims: int, *, original: bool) -> Node:
    kind: NodeKind = "unknown"
    if dossier.scoring.graph.retracted(document.id):
        kind = "dead"
    elif document.derived_from:
        kind = "relay"
    elif original:
        kind = "origin"
    notes = [document.published] if document.published else []
    notes.append("read" if document.consulted else "not read")
    if claims:
        notes.append(count_text(claims, "claim"))
    return Node(
        id=document.id, kind=kind, title=dossier.name(document.source), note=" · ".join(notes)
    )


def _speakers(dossier: Dossier) -> Iterator[Node]:
    graph = dossier.scoring.graph
    for item in dossier.case.evidence:
        speaker = graph.case.speaker(item)
        if item.document is None or speaker is None or not graph.quotes(item):
            continue
        source = dossier.case.source(speaker)
        unnamed = source is not None and source.anonymous
        yield Node(
            id=f"speaker {speaker}",
            kind="origin" if graph.original(item) else "unknown",
            title=dossier.name(speaker),
            note="unnamed" if unnamed else "speaks inside of a document",
        )


def _edges(dossier: Dossier) -> Iterator[Edge]:
    case, graph = dossier.case, dossier.scoring.graph
    for document in case.documents:
        for parent in graph.parents_of(document.id):
            yield Edge(parent, document.id, "passes on")
        if document.consulted:
            yield Edge(document.id, READER, "read")
        for window in document.known_through:
            yield Edge(document.id, window, "known through")
    for item in case.evidence:
        if item.document is None:
            continue
        if graph.quotes(item):
            kind: EdgeKind = "may speak in" if graph.may_not_be_theirs(item) else "speaks in"
            yield Edge(f"speaker {graph.case.speaker(item)}", item.document, kind)
        for parent in graph.parents(item):
            other = case.evidence_by_id.get(parent)
            name = parent if other is None or other.document is None else other.document
            yield Edge(name, item.document, "passes on")

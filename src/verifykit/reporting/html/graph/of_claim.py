"""The provenance of one claim: from whoever said it first, through relays, to the claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.model.evidence import Evidence
from verifykit.provenance import Trace, TraceItem
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.graph.network import (
    Edge,
    EdgeKind,
    Network,
    Node,
    NodeKind,
    make_network,
)

CLAIM = "the claim"
"""The id of the node of the claim: no id of a case has a space in it."""


def network_of_claim(dossier: Dossier, claim_id: str) -> Network:
    """Return the network of a claim's evidence; the claim alone where there is none.

    Items of evidence are nodes; so are whoever speaks inside of a document, and what is cited
    without being in hand.
    """
    trace = dossier.scoring.trace(claim_id)
    builder = _Builder(dossier, trace)
    claim = Node(id=CLAIM, kind="claim", title="This claim", note=dossier.scored(claim_id).verdict)
    nodes = [claim, *(builder.node(item) for item in trace.items)]
    edges: list[Edge] = []
    todo: list[tuple[str, Evidence | None]] = [
        (item.evidence.id, item.evidence) for item in trace.items
    ]
    for item in trace.items:
        if item.role not in ("dead", "partial", "unjudged"):
            side: EdgeKind = item.side
            edges.append(Edge(item.evidence.id, CLAIM, side))
    seen: set[str] = set()
    while todo:
        name, evidence = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for node, kind in builder.above(name, evidence):
            edges.append(Edge(node.id, name, kind))
            if node.id not in seen and node.id not in builder.items:
                nodes.append(node)
                todo.append((node.id, dossier.case.evidence_by_id.get(node.id)))
    return make_network(nodes, edges)


class _Builder:
    """Finds the nodes above a node, as derivation was followed."""

    def __init__(self, dossier: Dossier, trace: Trace) -> None:
        self._dossier = dossier
        self._graph = dossier.scoring.graph
        self.items = {item.evidence.id: item for item in trace.items}
        self._leads = dict(trace.derivations)

    def node(self, item: TraceItem) -> Node:
        """Return the node of an item in hand."""
        evidence = item.evidence
        outlet = self._graph.case.outlet(evidence) or evidence.id
        document = self._dossier.case.document_of(evidence)
        # Where somebody else speaks, the stance is theirs, and told of them.
        quotes = self._graph.quotes(evidence)
        notes: list[str] = ["quotes" if quotes else evidence.stance or "unjudged"]
        if document is not None and document.published:
            notes.append(document.published)
        if document is not None and not document.consulted:
            notes.append("not read")
        return Node(
            id=evidence.id,
            kind=self._kind(item),
            title=self._dossier.name(outlet),
            note=" · ".join(notes),
        )

    def above(self, name: str, evidence: Evidence | None) -> Iterator[tuple[Node, EdgeKind]]:
        """Yield the nodes that a node has it from, and how."""
        # A document that nobody holds is drawn as whoever published it.
        own = self._graph.origin_of(name)
        leads = [node for node in self._leads.get(name, ()) if node != own]
        for resolved in leads:
            yield self._named(resolved), "passes on"
        # What is not in hand stands for its speaker as it is.
        if not leads and evidence is not None and name in self.items:
            speaker = self._graph.case.speaker(evidence)
            if speaker is not None and self._graph.quotes(evidence):
                doubted = self._graph.may_not_be_theirs(evidence)
                node = self._speaker(speaker, self.items[name])
                yield node, "may speak in" if doubted else "speaks in"

    def _named(self, name: str) -> Node:
        if name in self.items:
            return self.node(self.items[name])
        kind: NodeKind = "dead" if self._graph.retracted(name) else "absent"
        note = "cited, not in hand" if kind == "absent" else "taken back"
        who = self._graph.origin_of(name) or name
        return Node(id=name, kind=kind, title=self._dossier.name(who), note=note)

    def _speaker(self, name: str, item: TraceItem) -> Node:
        source = self._dossier.case.source(name)
        original = self._graph.original(item.evidence)
        note = "own word" if original else "own lineage unknown"
        if source is not None and source.anonymous:
            note = "unnamed"
        return Node(
            # A speaker is a node of its own, also where a source and an item share an id.
            id=f"speaker {name}",
            kind="origin" if original else "unknown",
            title=self._dossier.name(name),
            note=f"{item.stance or 'unjudged'} · {note}",
        )

    def _kind(self, item: TraceItem) -> NodeKind:
        if item.role == "dead":
            return "dead"
        if item.role in ("relay", "stand-in", "circle") or self._graph.quotes(item.evidence):
            return "relay"
        return "origin" if item.original else "unknown"

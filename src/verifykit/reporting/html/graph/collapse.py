"""Large networks made readable: relays of the same thing become one box."""

from __future__ import annotations

from attrs import evolve

from verifykit.reporting.html.graph.network import Edge, Network, Node, make_network
from verifykit.wording import count_text

LARGE = 150
"""Nodes that a drawing may have before its relays are collapsed."""


def collapse(network: Network, *, large: int = LARGE) -> Network:
    """Return a network in which the relays of the same roots are one node, if it is large."""
    if len(network.nodes) <= large:
        return network
    roots = _roots(network)
    groups: dict[frozenset[str], list[Node]] = {}
    for node in network.nodes:
        if node.kind == "relay" and roots[node.id]:
            groups.setdefault(roots[node.id], []).append(node)
    stands_for: dict[str, str] = {}
    merged: list[Node] = []
    for members in groups.values():
        first = members[0]
        stands_for.update((node.id, first.id) for node in members)
        merged.append(_merged(first, sum(node.count for node in members)))
    kept = [node for node in network.nodes if node.id not in stands_for]
    edges = (
        Edge(stands_for.get(edge.start, edge.start), stands_for.get(edge.end, edge.end), edge.kind)
        for edge in network.edges
    )
    return make_network([*kept, *merged], edges)


def _merged(node: Node, count: int) -> Node:
    if count == 1:
        return node
    title = f"{node.title} and {count - 1} more"
    return evolve(node, title=title, note=count_text(count, "relay"), count=count)


def _roots(network: Network) -> dict[str, frozenset[str]]:
    """For each node the nodes without a parent that it leads back to; none for a circle alone."""
    parents: dict[str, list[str]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        parents[edge.end].append(edge.start)
    found: dict[str, frozenset[str]] = {}
    for name in parents:
        seen, todo = {name}, [name]
        while todo:
            for parent in parents[todo.pop()]:
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
        found[name] = frozenset(one for one in seen if not parents[one] and one != name)
    return found

"""The layout of a network: relays of one thing are one box, then layers from left to right.

The layers are those of Sugiyama, Tagawa and Toda (1981): origins left, claims right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

from attrs import evolve

from verifykit.parts import frozen
from verifykit.provenance.circles import components
from verifykit.reporting.html.graph.network import Edge, Network, Node, make_network
from verifykit.wording import count_text

Place = tuple[int, int]
"""Layer, counted from the left, and place in it, counted from the top."""
Cell = tuple[str, ...]
"""What stands in a place: a node's id alone, or an edge that passes by and the layer."""
_SWEEPS = 6

LARGE = 150
"""Nodes that a drawing may have before its relays are collapsed."""


@frozen
class Layout:
    """The layers of a network from the left, and for each edge the places that it runs through.

    A layer holds ids of nodes, and None where an edge passes by. `routes` are in the order of the
    edges, from start to end.
    """

    layers: tuple[tuple[str | None, ...], ...]
    routes: tuple[tuple[Place, ...], ...]

    @property
    def height(self) -> int:
        """How many places the fullest layer has."""
        return max(map(len, self.layers), default=0)


def lay_out(network: Network) -> Layout:
    """Return the layout; edges that close a circle run from right to left."""
    names = [node.id for node in network.nodes]
    forward = _without_circles(names, network.edges)
    layer = _layers(names, forward)
    rows: list[list[Cell]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for name in names:
        rows[layer[name]].append((name,))
    chains = [_chain(number, edge, layer) for number, edge in enumerate(network.edges)]
    for chain in chains:
        for cell in chain[1:-1]:
            rows[int(cell[2])].append(cell)
    _untangle(rows, chains)
    place = {cell: (number, row.index(cell)) for number, row in enumerate(rows) for cell in row}
    return Layout(
        tuple(tuple(cell[0] if len(cell) == 1 else None for cell in row) for row in rows),
        tuple(tuple(place[cell] for cell in chain) for chain in chains),
    )


def _without_circles(names: Sequence[str], edges: Sequence[Edge]) -> list[tuple[str, str]]:
    """Return the edges, those that lead back along a path turned round."""
    following: dict[str, list[str]] = {name: [] for name in names}
    for edge in edges:
        following[edge.start].append(edge.end)
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()
    for root in names:
        if root in state:
            continue
        state[root] = 1
        stack = [(root, iter(following[root]))]
        while stack:
            name, ends = stack[-1]
            for end in ends:
                if end not in state:
                    state[end] = 1
                    stack.append((end, iter(following[end])))
                    break
                if state[end] == 1:
                    back.add((name, end))
            else:
                state[name] = 2
                stack.pop()
    pairs = [(edge.start, edge.end) for edge in edges]
    return [(end, start) if (start, end) in back else (start, end) for start, end in pairs]


def _layers(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest path decides the layer; what nothing leads to stands next to what it leads to."""
    before: dict[str, list[str]] = {name: [] for name in names}
    following: dict[str, list[str]] = {name: [] for name in names}
    for start, end in edges:
        before[end].append(start)
        following[start].append(end)
    layer: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        layer[name] = max((layer[start] + 1 for start in before[name]), default=0)
    for name in names:
        if following[name] and not before[name]:
            layer[name] = min(layer[end] for end in following[name]) - 1
    return layer


def _chain(number: int, edge: Edge, layer: Mapping[str, int]) -> tuple[Cell, ...]:
    """The cells that an edge runs through: its ends, and a place in each layer between them."""
    start, end = layer[edge.start], layer[edge.end]
    step = 1 if end >= start else -1
    between = range(start + step, end, step)
    return ((edge.start,), *((f"{number}", "", f"{at}") for at in between), (edge.end,))


def _untangle(rows: list[list[Cell]], chains: Sequence[Sequence[Cell]]) -> None:
    """Order each layer by the mean place of its neighbours, sweeping to and fro."""
    neighbours: dict[Cell, list[Cell]] = {}
    for chain in chains:
        for one, other in pairwise(chain):
            neighbours.setdefault(one, []).append(other)
            neighbours.setdefault(other, []).append(one)
    for sweep in range(_SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for at in order:
            beside = rows[at - 1] if sweep % 2 == 0 else rows[at + 1]
            rows[at] = _ordered(rows[at], beside, neighbours)


def _ordered(
    row: Sequence[Cell], beside: Sequence[Cell], neighbours: Mapping[Cell, Sequence[Cell]]
) -> list[Cell]:
    """A layer ordered by the mean place of what each cell touches in the layer beside it.

    A cell that touches nothing there keeps its place.
    """
    where = {cell: number for number, cell in enumerate(beside)}
    now = {cell: number for number, cell in enumerate(row)}

    def mean(cell: Cell) -> float:
        found = [where[one] for one in neighbours.get(cell, ()) if one in where]
        return sum(found) / len(found) if found else float(now[cell])

    return sorted(row, key=mean)


def collapse(network: Network, *, large: int = LARGE) -> Network:
    """Return a network in which the relays of the same roots are one node, if it is large."""
    if len(network.nodes) <= large:
        return network
    roots = _roots(network)
    groups: dict[int, list[Node]] = {}
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


def _roots(network: Network) -> dict[str, int]:
    """For each node the nodes without a parent that it leads back to, each a bit of a number.

    It is 0 for a circle alone. A set of bits is small beside a set of names, and thousands of
    nodes can lead back to thousands.
    """
    parents: dict[str, list[str]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        parents[edge.end].append(edge.start)
    roots = {name: 1 << at for at, name in enumerate(one for one in parents if not parents[one])}
    found: dict[str, int] = {}
    for circle in components(parents, parents):
        above = {parent for name in circle for parent in parents[name]}.difference(circle)
        bits = 0
        for parent in above:
            bits |= found[parent] | roots.get(parent, 0)
        found.update(dict.fromkeys(circle, bits))
    return found

"""The network as SVG: solid is an origin, dashed a relay, dotted of unknown lineage."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from markupsafe import Markup

from verifykit.reporting.html.graph.collapse import LARGE, collapse
from verifykit.reporting.html.graph.layers import Layout, Place, lay_out
from verifykit.reporting.html.graph.network import Network, Node
from verifykit.reporting.html.markup import element, join, lines_of, number

_WIDE, _HIGH, _GAP, _SPACE = 200, 42, 66, 14
_CHARACTERS, _SMALL_CHARACTERS = 21, 31
"""What fits into a box in a wide font, as DejaVu Sans is."""
_PORT = 18
"""Room that an arrow's sign needs where several arrows reach one box."""
_SIGNS = {"supports": "+", "refutes": "−", "open": "?"}
_PLAIN = ("passes-on", "speaks-in", "known-through", "read")


@frozen
class Drawing:
    """A drawing with the edges behind it. `svg` is None where it would be too large to read."""

    svg: Markup | None
    network: Network
    collapsed: bool


def draw(network: Network, label: str) -> Drawing:
    """Return the drawing of a network; above 150 nodes its relays are collapsed first."""
    drawn = collapse(network)
    if len(drawn.nodes) > LARGE:
        return Drawing(None, network, collapsed=False)
    layout = lay_out(drawn)
    width = len(layout.layers) * (_WIDE + _GAP) - _GAP + 8
    height = layout.height * (_HIGH + _SPACE) - _SPACE + 8
    svg = element(
        "svg",
        *_edges(drawn, layout),
        *_nodes(drawn, layout),
        class_="net",
        width=width,
        height=height,
        role="img",
        aria_label=label,
    )
    return Drawing(svg, network, collapsed=drawn is not network)


def definitions() -> Markup:
    """Return what all drawings of a page share: the boxes, and the tips of the arrows."""
    boxes = (
        element("rect", id=name, width=_WIDE, height=_HIGH, rx=radius)
        for name, radius in (("nb", 4), ("nr", 14))
    )
    tip = element("path", d="M0 0l8 4-8 4z")
    tips = [_marker(kind, tip) for kind in _PLAIN]
    for kind, sign in _SIGNS.items():
        disc = element("circle", cx=-8, cy=4, r=7.5)
        tips.append(_marker(kind, tip, disc, element("text", sign, x=-8, y=8.5)))
    return element("defs", *boxes, *tips)


def _marker(kind: str, *parts: Markup) -> Markup:
    return element(
        "marker",
        *parts,
        id=f"m-{kind}",
        refX=8,
        refY=4,
        markerWidth=8,
        markerHeight=8,
        markerUnits="userSpaceOnUse",
        class_=f"m-{kind}",
    )


def _nodes(network: Network, layout: Layout) -> Iterator[Markup]:
    arriving: dict[str, int] = {}
    for edge in network.edges:
        arriving[edge.end] = arriving.get(edge.end, 0) + 1
    for layer, names in enumerate(layout.layers):
        for row, name in enumerate(names):
            if name is not None:
                place = _corner((layer, row), layout)
                yield _node(network.by_id[name], *place, arriving.get(name, 0))


def _node(node: Node, x: float, y: float, arriving: int) -> Markup:
    texts = []
    title = _short(node.title)
    for text, columns in ((title, _CHARACTERS), (node.note, _SMALL_CHARACTERS)):
        for line in lines_of(text, columns, 1):
            texts.append(element("text", line))
    box = element("use", href="#nr" if node.kind == "relay" else "#nb")
    if node.kind == "claim" and arriving * _PORT > _HIGH:
        high = arriving * _PORT + 6
        box = element("rect", width=_WIDE, height=high, y=(_HIGH - high) / 2, rx=4)
    whole = element("title", node.title) if len(node.title) > _CHARACTERS else Markup("")
    place = f"translate({number(x)} {number(y)})"
    return element("g", join([whole, box, *texts]), class_=f"n-{node.kind}", transform=place)


def _short(title: str) -> str:
    """A name without what it says after a comma, where it is too long for a box."""
    head = title.partition(",")[0]
    return head if len(title) > _CHARACTERS and len(head) >= 3 else title


def _edges(network: Network, layout: Layout) -> Iterator[Markup]:
    ports = _ports(network, layout)
    for place, (edge, route) in enumerate(zip(network.edges, layout.routes, strict=True)):
        backwards = route[0][0] >= route[-1][0]
        path = _back(route, layout) if backwards else _forth(route, layout, ports.get(place, 0.0))
        yield element("path", class_=f"e-{edge.kind.replace(' ', '-')}", d=path)


def _ports(network: Network, layout: Layout) -> dict[int, float]:
    """How far from the middle of the claim's box each arrow reaches it, in the order they come."""
    reaching: dict[str, list[int]] = {}
    for place, edge in enumerate(network.edges):
        if network.by_id[edge.end].kind == "claim":
            reaching.setdefault(edge.end, []).append(place)
    ports: dict[int, float] = {}
    for places in reaching.values():
        places.sort(key=lambda place: _corner(layout.routes[place][-2], layout)[1])
        for rank, place in enumerate(places):
            ports[place] = (rank - (len(places) - 1) / 2) * _PORT
    return ports


def _forth(route: tuple[Place, ...], layout: Layout, port: float) -> str:
    x, y = _corner(route[0], layout)
    x, y = x + _WIDE, y + _HIGH / 2
    path = f"M{number(x)} {number(y)}"
    for place in route[1:]:
        left, middle = _corner(place, layout)
        middle += _HIGH / 2 + (port if place == route[-1] else 0.0)
        half = _GAP / 2
        path += f"c{number(half)} 0 {number(half)} {number(middle - y)} {_GAP} {number(middle - y)}"
        x, y = left, middle
        if place != route[-1]:
            path += f"h{_WIDE}"
    return path


def _back(route: tuple[Place, ...], layout: Layout) -> str:
    """An edge that closes a circle: out at the right of its start, in at the left of its end."""
    x, y = _corner(route[0], layout)
    left, top = _corner(route[-1], layout)
    x, y, middle = x + _WIDE, y + _HIGH / 2, top + _HIGH / 2
    low = max(y, middle) + _HIGH / 2 + _SPACE / 2
    return (
        f"M{number(x)} {number(y)}C{number(x + 30)} {number(y)} {number(x + 30)} {number(low)} "
        f"{number(x)} {number(low)}H{number(left)}C{number(left - 30)} {number(low)} "
        f"{number(left - 30)} {number(middle)} {number(left)} {number(middle)}"
    )


def _corner(place: Place, layout: Layout) -> tuple[float, float]:
    layer, row = place
    spare = (layout.height - len(layout.layers[layer])) * (_HIGH + _SPACE) / 2
    return 4 + layer * (_WIDE + _GAP), 4 + spare + row * (_HIGH + _SPACE)

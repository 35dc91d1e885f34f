"""The network as SVG: solid is an origin, dashed a relay, dotted of unknown lineage."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from markupsafe import Markup

from verifykit.reporting.html.graph.collapse import LARGE, collapse
from verifykit.reporting.html.graph.layers import Layout, Place, lay_out
from verifykit.reporting.html.graph.network import Edge, Network, Node
from verifykit.reporting.html.markup import element, join, lines_of

_WIDE, _HIGH, _GAP, _SPACE = 178, 42, 64, 14
_CHARACTERS = 25
_SIGNS = {"supports": "+", "refutes": "−", "open": "?"}


@frozen
class Drawing:
    """A drawing with the edges behind it. `svg` is None where it would be too large to read."""

    svg: Markup | None
    network: Network
    collapsed: bool
    width: int = 0


def draw(network: Network, label: str) -> Drawing:
    """Return the drawing of a network; above 150 nodes its relays are collapsed first."""
    drawn = collapse(network)
    if len(drawn.nodes) > LARGE:
        return Drawing(None, network, collapsed=False)
    layout = lay_out(drawn)
    width = len(layout.layers) * (_WIDE + _GAP) - _GAP + 8
    height = layout.height * (_HIGH + _SPACE) - _SPACE + 8
    edges = [
        _edge(edge, route, layout) for edge, route in zip(drawn.edges, layout.routes, strict=True)
    ]
    svg = element(
        "svg",
        *edges,
        *_nodes(drawn, layout),
        class_="net",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label=label,
    )
    return Drawing(svg, network, collapsed=drawn is not network, width=width)


def _nodes(network: Network, layout: Layout) -> Iterator[Markup]:
    for number, layer in enumerate(layout.layers):
        for place, name in enumerate(layer):
            if name is not None:
                yield _node(network.by_id[name], *_corner((number, place), layout))


def _node(node: Node, x: float, y: float) -> Markup:
    [title] = lines_of(node.title, _CHARACTERS, 1) or [""]
    [note] = lines_of(node.note, _CHARACTERS + 5, 1) or [""]
    box = element("rect", x=x, y=y, width=_WIDE, height=_HIGH, rx=4 if node.kind != "relay" else 14)
    texts = [element("text", title, x=x + 11, y=y + (18 if note else 25))]
    if note:
        texts.append(element("text", note, class_="nn", x=x + 11, y=y + 33))
    whole = element("title", f"{node.title}: {node.note}") if title != node.title else ""
    return element("g", whole, box, *texts, class_=f"n-{node.kind}")


def _edge(edge: Edge, route: tuple[Place, ...], layout: Layout) -> Markup:
    backwards = route[0][0] >= route[-1][0]
    name = edge.kind.replace(" ", "-")
    if backwards:
        path, (x, y) = _back(route, layout)
    else:
        path, (x, y) = _forth(route, layout)
    arrow = element("path", class_="ah", d=f"M{x - 8:g} {y - 4:g}l8 4-8 4z")
    sign = _SIGNS.get(edge.kind)
    parts = [element("path", class_="al", d=path), arrow]
    if sign is not None and edge.end.startswith("the claim"):
        parts.append(element("circle", cx=x - 20, cy=y, r=8))
        parts.append(element("text", sign, x=x - 20, y=y + 4))
    return element("g", join(parts), class_=f"e-{name}")


def _forth(route: tuple[Place, ...], layout: Layout) -> tuple[str, tuple[float, float]]:
    x, y = _corner(route[0], layout)
    x, y = x + _WIDE, y + _HIGH / 2
    path = f"M{x:g} {y:g}"
    for place in route[1:]:
        left, top = _corner(place, layout)
        middle = top + _HIGH / 2
        path += f"C{x + _GAP / 2:g} {y:g} {left - _GAP / 2:g} {middle:g} {left:g} {middle:g}"
        x, y = left, middle
        if place != route[-1]:
            path += f"h{_WIDE}"
            x += _WIDE
    return path, (x, y)


def _back(route: tuple[Place, ...], layout: Layout) -> tuple[str, tuple[float, float]]:
    """An edge that closes a circle: out at the right of its start, in at the left of its end."""
    x, y = _corner(route[0], layout)
    left, top = _corner(route[-1], layout)
    x, y, middle = x + _WIDE, y + _HIGH / 2, top + _HIGH / 2
    low = max(y, middle) + _HIGH / 2 + _SPACE / 2
    path = (
        f"M{x:g} {y:g}C{x + 30:g} {y:g} {x + 30:g} {low:g} {x:g} {low:g}"
        f"H{left:g}C{left - 30:g} {low:g} {left - 30:g} {middle:g} {left:g} {middle:g}"
    )
    return path, (left, middle)


def _corner(place: Place, layout: Layout) -> tuple[float, float]:
    layer, row = place
    spare = (layout.height - len(layout.layers[layer])) * (_HIGH + _SPACE) / 2
    return 4 + layer * (_WIDE + _GAP), 4 + spare + row * (_HIGH + _SPACE)

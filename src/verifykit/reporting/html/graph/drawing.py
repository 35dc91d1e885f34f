"""The network as SVG: solid is an origin, dashed a relay, dotted of unknown lineage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from verifykit.parts import frozen
from verifykit.reporting.html.graph.layers import LARGE, Layout, Place, collapse, lay_out
from verifykit.reporting.html.graph.network import Network, Node
from verifykit.reporting.html.markup import element, join, lines_of, number
from verifykit.reporting.visible import crop

_WIDE, _HIGH, _GAP, _SPACE = 200, 42, 66, 14
_CHARACTERS, _SMALL_CHARACTERS = 21, 31
"""What fits into a box in a wide font, as DejaVu Sans is."""
_PORT = 18
"""Room that an arrow's sign needs where several arrows reach one box."""
_TURN = 36
"""Room beside the boxes for arrows that lead back."""
_LANE = 12
"""Room below the boxes for each arrow that leads back."""
_ON_PAPER = 5
"""Layers that are still legible on a page of A4."""
_SIGNS = {"supports": "+", "refutes": "−", "open": "?"}
_PLAIN = ("passes-on", "speaks-in", "known-through", "read")


@frozen
class Drawing:
    """A drawing with the edges behind it. `svg` is None where it would be too large to read.

    A wide one is legible where one can scroll, not on paper.
    """

    svg: Markup | None
    network: Network
    collapsed: bool
    wide: bool = False


def draw(network: Network, label: str) -> Drawing:
    """Return the drawing of a network; above 150 nodes its relays are collapsed first."""
    drawn = collapse(network)
    if len(drawn.nodes) > LARGE:
        return Drawing(None, network, collapsed=False)
    layout = lay_out(drawn)
    back = sum(map(_leads_back, layout.routes))
    beside = _TURN if back else 0
    width = len(layout.layers) * (_WIDE + _GAP) - _GAP + 8 + 2 * beside
    height = _bottom(layout) + 4 + back * _LANE
    wide = len(layout.layers) > _ON_PAPER
    svg = element(
        "svg",
        *_edges(drawn, layout),
        *_nodes(drawn, layout),
        class_="net wide" if wide else "net",
        width=width,
        height=height,
        # What has a box of its own can be made to fit a page of paper.
        viewBox=f"{-beside} 0 {width} {height}",
        role="img",
        aria_label=label,
    )
    return Drawing(svg, network, collapsed=drawn is not network, wide=wide)


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
    titles = told_apart([node.title for node in network.nodes])
    arriving: dict[str, int] = {}
    for edge in network.edges:
        arriving[edge.end] = arriving.get(edge.end, 0) + 1
    for layer, names in enumerate(layout.layers):
        for row, name in enumerate(names):
            if name is not None:
                place = _corner((layer, row), layout)
                node = network.by_id[name]
                yield _node(node, titles[node.title], *place, arriving.get(name, 0))


def _node(node: Node, title: str, x: float, y: float, arriving: int) -> Markup:
    texts = []
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


def told_apart(titles: Iterable[str]) -> dict[str, str]:
    """Return how each title is written into its box, so that no two of them look the same.

    Where several would be cut to the same words, their ends are kept instead, and if those are
    the same, too, they are numbered.
    """
    whole = list(dict.fromkeys(titles))
    by_look: dict[str, list[str]] = {}
    for title in whole:
        by_look.setdefault(crop(_short(title), _CHARACTERS), []).append(title)
    written = {titles[0]: _short(titles[0]) for titles in by_look.values() if len(titles) == 1}
    twins = [title for titles in by_look.values() if len(titles) > 1 for title in titles]
    for number_, title in enumerate(twins, 1):
        half = (_CHARACTERS - 1) // 2
        ends = f"{title[:half].rstrip()}…{title[-half:].lstrip()}"
        taken = ends in written.values() or len(title) <= _CHARACTERS
        written[title] = f"{number_}. {title}" if taken else ends
    return written


def _short(title: str) -> str:
    """A name without what it says after a comma, where it is too long for a box."""
    head = title.partition(",")[0]
    return head if len(title) > _CHARACTERS and len(head) >= 3 else title


def _edges(network: Network, layout: Layout) -> Iterator[Markup]:
    ports = _ports(network, layout)
    lane = 0
    for place, (edge, route) in enumerate(zip(network.edges, layout.routes, strict=True)):
        if _leads_back(route):
            path = _back(route, layout, lane)
            lane += 1
        else:
            path = _forth(route, layout, ports.get(place, 0.0))
        yield element("path", class_=f"e-{edge.kind.replace(' ', '-')}", d=path)


def _leads_back(route: tuple[Place, ...]) -> bool:
    """Whether an edge closes a circle, and so runs against all others."""
    return route[0][0] >= route[-1][0]


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


def _back(route: tuple[Place, ...], layout: Layout, lane: int) -> str:
    """An edge that closes a circle: out at the right of its start, in at the left of its end.

    Below all boxes it has a lane of its own, so that it seems to lead to no other one.
    """
    x, y = _corner(route[0], layout)
    left, top = _corner(route[-1], layout)
    x, y, middle = x + _WIDE, y + _HIGH / 2, top + _HIGH / 2
    low = _bottom(layout) + (lane + 0.5) * _LANE
    out, into = x + 14 + lane % 4 * 5, left - 16 - lane % 4 * 5
    return (
        f"M{number(x)} {number(y)}Q{number(out)} {number(y)} {number(out)} {number(y + 14)}"
        f"V{number(low - 6)}Q{number(out)} {number(low)} {number(out - 10)} {number(low)}"
        f"H{number(into + 10)}Q{number(into)} {number(low)} {number(into)} {number(low - 6)}"
        f"V{number(middle + 14)}Q{number(into)} {number(middle)} {number(left)} {number(middle)}"
    )


def _bottom(layout: Layout) -> int:
    """The lower edge of the lowest place."""
    return 4 + layout.height * (_HIGH + _SPACE) - _SPACE


def _corner(place: Place, layout: Layout) -> tuple[float, float]:
    layer, row = place
    spare = (layout.height - len(layout.layers[layer])) * (_HIGH + _SPACE) / 2
    return 4 + layer * (_WIDE + _GAP), 4 + spare + row * (_HIGH + _SPACE)

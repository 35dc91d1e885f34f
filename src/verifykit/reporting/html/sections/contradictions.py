"""The contradiction map: claims that cannot hold together, and those that only look like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import mul

from markupsafe import Markup

from verifykit.comparison import Comparison, Kind
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.markup import element, lines_of
from verifykit.reporting.html.sections.claims import is_contradiction, relation_text
from verifykit.reporting.numbers import score_text

_WIDE, _HIGH, _SPACE, _MIDDLE, _BEND = 420, 76, 18, 260, 80
_COLUMNS = 51
_PARTS = (0.5, 0.3, 0.7, 0.4, 0.6)
"""How far along a line its mark may stand, best first: further out a box would cover the word."""
_MARK, _LETTER = 42, 7
"""The height of a mark with its word, and the width of a letter."""
_DRAWN = 60
"""Claims that the map draws; the table has all pairs."""
_LISTED = 100
"""Pairs that a table has at most."""
_LABELS: dict[Kind, str] = {
    "value-conflict": "two values",
    "time-conflict": "two times",
    "order-conflict": "out of order",
    "total-exceeded": "too much",
    "denial": "denies",
    "declared": "contradicts",
    "counterexample": "exception",
}
LOOK_ALIKES: tuple[Kind, ...] = (
    "other-scope",
    "undetermined-scope",
    "undetermined-time",
    "other-unit",
    "succession",
    "rival-values",
    "other-member-value",
)
"""Comparisons that a hasty reader may take for contradictions."""


Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


@frozen(kw_only=True)
class Pair:
    """Two claims, and how the first stands to the second in words."""

    kind: Kind
    first: str
    second: str
    words: str


@frozen(kw_only=True)
class Contradictions:
    """The map (one drawing for each knot of claims), its pairs, and the look-alikes."""

    drawings: tuple[Markup, ...]
    pairs: tuple[Pair, ...]
    look_alikes: tuple[Pair, ...]
    not_drawn: int
    not_listed: int


def contradictions_of(dossier: Dossier) -> Contradictions:
    """Return the contradictions of a case."""
    comparisons = dossier.scoring.comparisons
    grave = [one for one in comparisons if is_contradiction(one)]
    alike = [one for one in comparisons if one.kind in LOOK_ALIKES]
    drawings, drawn, not_drawn = [], 0, 0
    for knot in _knots(grave):
        claims = {name for one in knot for name in one.claims}
        if drawn + len(claims) > _DRAWN:
            not_drawn += len(claims)
            continue
        drawn += len(claims)
        drawings.append(_draw(dossier, list(_pairs(knot))))
    return Contradictions(
        drawings=tuple(drawings),
        pairs=tuple(islice(_pairs(grave), _LISTED)),
        look_alikes=tuple(islice(_pairs(alike), _LISTED)),
        not_drawn=not_drawn,
        not_listed=sum(max(0, sum(one.count for one in some) - _LISTED) for some in (grave, alike)),
    )


def _pairs(comparisons: Iterable[Comparison]) -> Iterator[Pair]:
    for one in comparisons:
        for first, second in one.pairs():
            yield Pair(kind=one.kind, first=first, second=second, words=relation_text(one))


def _knots(comparisons: Sequence[Comparison]) -> Iterator[list[Comparison]]:
    """Yield the comparisons that hang together through common claims."""
    by_claim: dict[str, list[Comparison]] = {}
    for one in comparisons:
        for name in one.claims:
            by_claim.setdefault(name, []).append(one)
    seen: set[str] = set()
    for name in by_claim:
        if name in seen:
            continue
        seen.add(name)
        found: dict[Comparison, None] = {}
        todo = [name]
        while todo:
            for one in by_claim[todo.pop()]:
                if one in found:
                    continue
                found[one] = None
                new = set(one.claims) - seen
                seen |= new
                todo.extend(sorted(new))
        yield list(found)


def _draw(dossier: Dossier, knot: Sequence[Pair]) -> Markup:
    """Two columns, neighbours on opposite sides as far as that goes; lines between them."""
    place = _places(knot)
    rows = max(row for _, row in place.values()) + 1
    height = rows * (_HIGH + _SPACE) - _SPACE + 4
    lines = list(_lines(knot, place))
    boxes = [_box(dossier, name, *_corner(at)) for name, at in place.items()]
    width = 2 * _WIDE + _MIDDLE + 4
    return element(
        "svg",
        *lines,
        *boxes,
        class_="map",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="group",
        aria_label="Claims that cannot hold together; the same pairs are in the table below",
    )


def _places(knot: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    side: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for one in knot:
            if one.first not in side and one.second not in side and not side:
                side[one.first], changed = 0, True
            for name, other in ((one.first, one.second), (one.second, one.first)):
                if name in side and other not in side:
                    side[other], changed = 1 - side[name], True
    place: dict[str, tuple[int, int]] = {}
    filled = [0, 0]
    for name, column in side.items():
        place[name] = (column, filled[column])
        filled[column] += 1
    return place


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    column, row = place
    return 2 + column * (_WIDE + _MIDDLE), 2 + row * (_HIGH + _SPACE)


def _lines(knot: Sequence[Pair], place: dict[str, tuple[int, int]]) -> Iterator[Markup]:
    """Yield a line for each pair, its mark where it covers the others least."""
    curves = [_curve(*sorted((place[one.first], place[one.second]))) for one in knot]
    widths = [len(_LABELS[one.kind]) * _LETTER for one in knot]
    spots: dict[int, Point] = {}
    # The second time round a mark can make way for those that came after it.
    for number in (*range(len(knot)), *range(len(knot))):
        others = [(at, widths[other]) for other, at in spots.items() if other != number]
        spots[number] = min(
            (_at(curves[number], part) for part in _PARTS),
            key=lambda spot: sum(
                _overlap(spot, at, (widths[number] + width) / 2) for at, width in others
            ),
        )
    for number, one in enumerate(knot):
        yield _line(one, curves[number], spots[number])


def _curve(first: tuple[int, int], second: tuple[int, int]) -> Curve:
    """Return the curve between two places, by its ends and the two points that bend it."""
    (x1, y1), (x2, y2) = map(_corner, (first, second))
    y1, y2 = y1 + _HIGH // 2, y2 + _HIGH // 2
    if first[0] == second[0]:
        # Claims of one column meet in an arc beside it.
        x1 += _WIDE if first[0] == 0 else 0
        bend = 60 if first[0] == 0 else -60
        return (x1, y1), (x1 + bend, y1), (x1 + bend, y2), (x1, y2)
    x1 += _WIDE
    return (x1, y1), (x1 + _BEND, y1), (x2 - _BEND, y2), (x2, y2)


def _at(curve: Curve, part: float) -> Point:
    """Return the point that far along a curve, which is a cubic one of Bezier's."""
    rest = 1 - part
    weights = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    x, y = (sum(map(mul, weights, axis)) for axis in zip(*curve, strict=True))
    return x, y


def _overlap(a: Point, b: Point, width: float) -> float:
    """Return the area on which two marks cover each other."""
    return max(0.0, width - abs(a[0] - b[0])) * max(0.0, _MARK - abs(a[1] - b[1]))


def _line(one: Pair, curve: Curve, spot: Point) -> Markup:
    (x1, y1), *bends = curve
    x, y = spot
    path = f"M{x1} {y1}C" + " ".join(f"{right} {down}" for right, down in bends)
    return element(
        "g",
        element("path", d=path),
        element("circle", cx=f"{x:g}", cy=f"{y:g}", r=12),
        element("path", d=f"M{x - 5:g} {y - 2.5:g}h10m-10 5h10m-3-8-4 11"),
        element("text", _LABELS[one.kind], class_="el", x=f"{x:g}", y=f"{y - 17:g}"),
    )


def _box(dossier: Dossier, name: str, x: int, y: int) -> Markup:
    scored = dossier.scored(name)
    texts = [
        element("text", line, class_="ct", x=x + 14, y=y + 45 + 18 * number)
        for number, line in enumerate(lines_of(dossier.text(name), _COLUMNS, 2))
    ]
    verdict = f"{scored.verdict} {score_text(scored.score)}"
    box = element("rect", x=x, y=y, width=_WIDE, height=_HIGH, rx=4)
    head = element("text", verdict, class_=f"vt v-{scored.verdict}", x=x + 14, y=y + 23)
    return element("a", box, head, *texts, href=f"#{dossier.anchor('claim', name)}")

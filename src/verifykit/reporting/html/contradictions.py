"""The contradiction map: claims that cannot hold together, and those that only look like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen
from markupsafe import Markup

from verifykit.comparison import Comparison, Kind
from verifykit.reporting.html.claims import relation_text
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.markup import element, lines_of
from verifykit.reporting.numbers import score_text

_WIDE, _HIGH, _SPACE, _MIDDLE = 470, 76, 18, 160
_COLUMNS = 58
_DRAWN = 60
"""Claims that the map draws; the table has all pairs."""
_LISTED = 100
"""Pairs that a table has at most."""
_LABELS: dict[Kind, str] = {
    "value-conflict": "two values",
    "time-conflict": "two times",
    "denial": "denies",
    "declared": "contradicts",
    "counterexample": "counterexample",
}
LOOK_ALIKES: tuple[Kind, ...] = (
    "other-scope",
    "undetermined-scope",
    "other-unit",
    "succession",
    "rival-values",
    "other-member-value",
)
"""Comparisons that a hasty reader may take for contradictions."""


@frozen(kw_only=True)
class Pair:
    """Two claims, and how the first stands to the second in words."""

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
    grave = [one for one in comparisons if one.exclusive or one.kind == "counterexample"]
    alike = [one for one in comparisons if one.kind in LOOK_ALIKES]
    drawings, drawn, not_drawn = [], 0, 0
    for knot in _knots(grave):
        claims = {name for one in knot for name in (one.first, one.second)}
        if drawn + len(claims) > _DRAWN:
            not_drawn += len(claims)
            continue
        drawn += len(claims)
        drawings.append(_draw(dossier, knot))
    return Contradictions(
        drawings=tuple(drawings),
        pairs=tuple(map(_pair, grave[:_LISTED])),
        look_alikes=tuple(map(_pair, alike[:_LISTED])),
        not_drawn=not_drawn,
        not_listed=len(grave[_LISTED:]) + len(alike[_LISTED:]),
    )


def _pair(comparison: Comparison) -> Pair:
    return Pair(first=comparison.first, second=comparison.second, words=relation_text(comparison))


def _knots(comparisons: Sequence[Comparison]) -> Iterator[list[Comparison]]:
    """Yield the comparisons that hang together through common claims."""
    by_claim: dict[str, list[Comparison]] = {}
    for one in comparisons:
        by_claim.setdefault(one.first, []).append(one)
        by_claim.setdefault(one.second, []).append(one)
    seen: set[str] = set()
    for name in by_claim:
        if name in seen:
            continue
        seen.add(name)
        found: dict[Comparison, None] = {}
        todo = [name]
        while todo:
            for one in by_claim[todo.pop()]:
                found[one] = None
                new = {one.first, one.second} - seen
                seen |= new
                todo.extend(sorted(new))
        yield list(found)


def _draw(dossier: Dossier, knot: Sequence[Comparison]) -> Markup:
    """Two columns, neighbours on opposite sides as far as that goes; lines between them."""
    place = _places(knot)
    rows = max(row for _, row in place.values()) + 1
    height = rows * (_HIGH + _SPACE) - _SPACE + 4
    lines = [_line(one, place) for one in knot]
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


def _places(knot: Sequence[Comparison]) -> dict[str, tuple[int, int]]:
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


def _line(one: Comparison, place: dict[str, tuple[int, int]]) -> Markup:
    ends = sorted((place[one.first], place[one.second]))
    (x1, y1), (x2, y2) = map(_corner, ends)
    y1, y2 = y1 + _HIGH // 2, y2 + _HIGH // 2
    if x1 == x2:
        # Claims of one column meet in an arc beside it.
        x1 += _WIDE if ends[0][0] == 0 else 0
        bend = 60 if ends[0][0] == 0 else -60
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x1 + bend} {y2} {x1} {y2}"
        x, y = x1 + bend * 3 / 4, (y1 + y2) / 2
    else:
        x1 += _WIDE
        path = f"M{x1} {y1}C{x1 + 50} {y1} {x2 - 50} {y2} {x2} {y2}"
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
    return element(
        "g",
        element("path", d=path),
        element("circle", cx=x, cy=y, r=12),
        element("path", d=f"M{x - 5:g} {y - 2.5:g}h10m-10 5h10m-3-8-4 11"),
        element("text", _LABELS[one.kind], class_="el", x=x, y=y - 17),
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

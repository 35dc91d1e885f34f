"""A reliability diagram as SVG: what was said of values against the share of them that is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, tostring

Dot = tuple[float, float, int]
"""What was said on the mean, the share that is right, and of how many."""

_SIDE, _LEFT, _TOP = 360, 50, 20
_LEAST = 10
"""Values of a bin below which it has no dot: their share says little."""
_COLOURS = ("#1b6ca8", "#c1440e", "#2e7d32", "#7b3fa0", "#8a6d00", "#00838f")


def diagram(sets: Mapping[str, Sequence[Dot]]) -> str:
    """Return the diagram of some sets; dots above the diagonal are of scores that are too timid."""
    width, height = _LEFT + _SIDE + 190, _TOP + _SIDE + 50
    image = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "font-family": "sans-serif",
            "font-size": "12",
            "role": "img",
        },
    )
    SubElement(image, "title").text = "Share of values that is right, by what was said of them"
    SubElement(image, "rect", {"width": str(width), "height": str(height), "fill": "#fff"})
    for tenth in range(0, 11, 2):
        place = tenth / 10
        _line(image, (0, place), (1, place), "#ddd")
        _text(image, (0, place), f"{place:.1f}", {"dx": "-8", "dy": "4", "text-anchor": "end"})
        _text(image, (place, 0), f"{place:.1f}", {"dy": "16", "text-anchor": "middle"})
    _line(image, (0, 0), (1, 1), "#888")
    _text(image, (0.5, 0), "said", {"dy": "36", "text-anchor": "middle"})
    _text(image, (0, 1), "right", {"dx": "-46", "dy": "-8"})
    for number, (name, dots) in enumerate(sets.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        shown = [dot for dot in dots if dot[2] >= _LEAST]
        for (said, right, _), (said_next, right_next, _) in pairwise(shown):
            _line(image, (said, right), (said_next, right_next), colour)
        for said, right, count in shown:
            dot = SubElement(image, "circle", {**_at((said, right), "cx", "cy"), "fill": colour})
            dot.set("r", f"{2 + min(count, 4000) ** 0.25:.1f}")
        label = {"fill": colour, "x": str(_LEFT + _SIDE + 16), "y": str(_TOP + 16 + 20 * number)}
        SubElement(image, "text", label).text = name
    indent(image)
    return tostring(image, encoding="unicode") + "\n"


def _at(point: tuple[float, float], across: str, down: str) -> dict[str, str]:
    x, y = point
    return {across: f"{_LEFT + _SIDE * x:.1f}", down: f"{_TOP + _SIDE * (1 - y):.1f}"}


def _line(
    image: Element, one: tuple[float, float], other: tuple[float, float], colour: str
) -> None:
    ends = {**_at(one, "x1", "y1"), **_at(other, "x2", "y2")}
    SubElement(image, "line", {**ends, "stroke": colour})


def _text(image: Element, point: tuple[float, float], text: str, more: dict[str, str]) -> None:
    SubElement(image, "text", {**_at(point, "x", "y"), **more}).text = text

"""The small drawings inside tables: a score with its range, and the steps of a waterfall."""

from __future__ import annotations

from markupsafe import Markup

from verifykit.reporting.html.markup import element

_WIDE = 200.0
"""Width of a waterfall in pixels; a scale of scores has 100. The style sheet says so, too, and
how thick the dashes are that bars are made of."""
LEAST_SCALE = 1.5
"""Log-odds that a waterfall reaches in either direction at least."""


def score_bar(score: float | None, bounds: tuple[float, float] | None) -> Markup:
    """Return a scale from 0 to 1 with the range as a band and the score as a mark."""
    parts = []
    if bounds is not None:
        low, high = (100 * bound for bound in bounds)
        parts.append(_dash("r", low, high - low, 7))
    if score is not None:
        parts.append(_dash("m", min(max(100 * score - 1.5, 0.0), 97.0), 3.0, 7))
    return element("svg", *parts, class_="sb")


def step_bar(before: float, after: float, scale: float, *, neutral: bool = False) -> Markup:
    """Return one step of a waterfall, from the log-odds before it to those after it.

    `scale` is the log-odds at either end of the drawing; a neutral step takes no side.
    """
    start, end = _x(before, scale), _x(after, scale)
    kind = "no" if neutral else "up" if after > before else "dn"
    dash = _dash(kind, min(start, end), max(abs(end - start), 2.0), 8)
    return element("svg", dash, class_="wf")


def count_bar(name: str, count: int, most: int) -> Markup:
    """Return a count as a bar beside its label, as long as `most` at the longest."""
    width = 100 * count / max(most, 1)
    bar = element("rect", class_=f"v-{name}", x=0.0, width=width, height=10)
    return element(
        "svg",
        *([bar] if count else []),
        class_="shares",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _dash(kind: str, x: float, width: float, y: int) -> Markup:
    return element("path", class_=kind, d=f"M{x:.0f} {y}h{max(width, 1.0):.0f}")


def _x(log_odds: float, scale: float) -> float:
    clamped = min(max(log_odds, -scale), scale)
    return (clamped + scale) / (2 * scale) * _WIDE

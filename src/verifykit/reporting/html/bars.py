"""The small drawings inside tables: a score with its range, and the steps of a waterfall."""

from __future__ import annotations

from markupsafe import Markup

from verifykit.reporting.html.markup import element

SCALE = 3.5
"""Log-odds at either end of a waterfall: a little more than the cap of a score."""
_WIDTH = 200.0


def score_bar(score: float | None, bounds: tuple[float, float] | None) -> Markup:
    """Return a scale from 0 to 1 with the range as a band and the score as a mark."""
    parts = [element("rect", class_="t", width=100, height=3, y=4.5)]
    if bounds is not None:
        low, high = (100 * bound for bound in bounds)
        parts.append(element("rect", class_="r", x=low, width=max(high - low, 1.0), height=7, y=2.5))
    if score is not None:
        x = min(max(100 * score - 1.5, 0.0), 97.0)
        parts.append(element("rect", class_="s", x=x, width=3, height=12))
    return element("svg", *parts, class_="sb", viewBox="0 0 100 12", aria_hidden="true")


def step_bar(before: float, after: float, *, scale: float = SCALE) -> Markup:
    """Return one step of a waterfall, from the log-odds before it to those after it."""
    start, end = _x(before, scale), _x(after, scale)
    if after > before:
        kind = "up"
    elif after < before:
        kind = "dn"
    else:
        kind = "no"
    bar = element(
        "rect", class_=kind, x=min(start, end), y=3, width=max(abs(end - start), 2.0), height=10
    )
    even = element("path", class_="ev", d=f"M{_WIDTH / 2:g} 0v16")
    return element("svg", even, bar, class_="wf", viewBox=f"0 0 {_WIDTH:g} 16", aria_hidden="true")


def share_bar(shares: tuple[tuple[str, float], ...]) -> Markup:
    """Return shares of a whole as one bar; each part has a class and a weight."""
    total = sum(weight for _, weight in shares) or 1.0
    x, parts = 0.0, []
    for name, weight in shares:
        width = 1000 * weight / total
        if weight:
            parts.append(element("rect", class_=f"v-{name}", x=x, width=width - 3, height=14))
        x += width
    return element(
        "svg",
        *parts,
        class_="shares",
        viewBox="0 0 1000 14",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _x(log_odds: float, scale: float) -> float:
    clamped = min(max(log_odds, -scale), scale)
    return (clamped + scale) / (2 * scale) * _WIDTH

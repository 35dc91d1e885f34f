"""The charts of an evaluation: reliability, risk and coverage, what components bring."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from attrs import frozen

from verifykit.evaluation.output.markup import element
from verifykit.evaluation.result import Ablation, Evaluation
from verifykit.wording import count_text

_ROW = 34.0

WIDTH, HEIGHT = 420.0, 340.0
LEFT, BOTTOM, TOP, RIGHT = 54.0, 46.0, 12.0, 14.0


def reliability_diagram(evaluation: Evaluation) -> Element:
    """Return mean score against the share of true claims, a dot per bin, larger for more claims."""
    frame = _Frame(x_title="mean score", y_title="share of true claims")
    most = max((one.claims for one in evaluation.reliability), default=1)
    parts = [*frame.axes(), frame.line((0, 0), (1, 1), "ideal")]
    for one in evaluation.reliability:
        claims = count_text(one.claims, "claim")
        parts.append(frame.line((one.score, one.score), (one.score, one.true), "gap"))
        parts.append(
            element(
                "circle",
                element(
                    "title",
                    f"{claims}: score {one.score:.2f}, true {one.true:.2f}",
                ),
                cx=frame.x(one.score),
                cy=frame.y(one.true),
                r=round(3 + 6 * (one.claims / most) ** 0.5, 2),
                class_="dot",
            )
        )
    return _picture(
        "Reliability diagram",
        f"{count_text(len(evaluation.reliability), 'bin')} of about equal mass; on the diagonal a "
        "score means what it says",
        *parts,
    )


def risk_coverage_curve(evaluation: Evaluation) -> Element:
    """Return the share wrong among the surest claims, by how many of them are answered."""
    highest = max((point.risk for point in evaluation.curve), default=0.0)
    top = next(end for end in (0.1, 0.2, 0.5, 1.0) if highest <= end)
    frame = _Frame(
        x_title="share of settled claims answered", y_title="share wrong", y_range=(0.0, top)
    )
    corners: list[str] = []
    before = 0.0
    for point in evaluation.curve:
        corners.append(f"{frame.x(before):g},{frame.y(point.risk):g}")
        corners.append(f"{frame.x(point.coverage):g},{frame.y(point.risk):g}")
        before = point.coverage
    return _picture(
        "Risk and coverage",
        "what is wrong if only the claims are answered whose score is furthest from one half",
        *frame.axes(),
        element("polyline", points=" ".join(corners), class_="curve"),
    )


def score_histogram(evaluation: Evaluation) -> Element:
    """Return how the scores of true and of false claims are spread, true above, false below."""
    counts = {"true": [0] * 10, "false": [0] * 10}
    for claim in evaluation.claims:
        if claim.score is not None and claim.label in counts:
            counts[claim.label][min(int(claim.score * 10), 9)] += 1
    highest = max(1, *counts["true"], *counts["false"])
    frame = _Frame(
        x_title="score",
        y_title="false claims  |  true claims",
        y_range=(-highest, highest),
        steps=4,
        unsigned=True,
    )
    bars = []
    for at in range(10):
        for label, sign in (("true", 1), ("false", -1)):
            count = counts[label][at]
            ends = sorted((frame.y(0), frame.y(sign * count)))
            left, right = frame.x(at / 10), frame.x((at + 1) / 10)
            bars.append(
                element(
                    "rect",
                    element("title", count_text(count, f"{label} claim")),
                    x=left + 1,
                    y=ends[0],
                    width=round(right - left - 2, 2),
                    height=round(ends[1] - ends[0], 2),
                    class_=label,
                )
            )
    return _picture("Scores by label", "scores of settled claims, in tenths", *frame.axes(), *bars)


def ablation_chart(evaluation: Evaluation, figure: str, title: str) -> Element:
    """Return the change of a figure without each component that matters, with its interval."""
    shown = [one for one in evaluation.ablations if one.changed]
    values = [_ends(one, figure) for one in shown]
    ends = [end for value in values if value for end in value] or [0.0]
    reach = max(0.01, *map(abs, ends))
    height = HEIGHT / 8 + _ROW * max(len(shown), 1)

    def across(value: float) -> float:
        return round(LEFT * 3 + (value + reach) / (2 * reach) * (WIDTH - LEFT * 3 - RIGHT), 2)

    parts = [
        element("line", x1=across(0), x2=across(0), y1=4, y2=height - 26, class_="ideal"),
        _text(f"{-reach:+.3f}", across(-reach), height - 8, "start"),
        _text("0", across(0), height - 8),
        _text(f"{reach:+.3f}", across(reach), height - 8, "end"),
    ]
    for at, (one, value) in enumerate(zip(shown, values, strict=True)):
        middle = _ROW * at + 20
        parts.append(element("text", one.component, x=4, y=middle + 4))
        if value is not None:
            low, here, high = value
            parts += [
                element(
                    "line", x1=across(low), x2=across(high), y1=middle, y2=middle, class_="gap"
                ),
                element(
                    "circle",
                    element("title", f"{here:+.3f}"),
                    cx=across(here),
                    cy=middle,
                    r=4,
                    class_="dot",
                ),
            ]
    return _picture(
        f"{title} without each component",
        "less that with it, with 95% intervals",
        *parts,
        height=height,
    )


def _ends(ablation: Ablation, figure: str) -> tuple[float, float, float] | None:
    one = ablation.differences[figure]
    if one.value is None or one.low is None or one.high is None:
        return None
    return one.low, one.value, one.high


@frozen(kw_only=True)
class _Frame:
    """Maps values to places in the picture: across from 0 to 1, up over `y_range`."""

    x_title: str
    y_title: str
    y_range: tuple[float, float] = (0.0, 1.0)
    steps: int = 5
    unsigned: bool = False
    """Whether the vertical axis counts away from 0 in both directions."""

    def x(self, value: float) -> float:
        """Return the horizontal place of a value."""
        return round(LEFT + value * (WIDTH - LEFT - RIGHT), 2)

    def y(self, value: float) -> float:
        """Return the vertical place of a value."""
        low, high = self.y_range
        return round(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 2)

    def axes(self) -> list[Element]:
        """Return grid, numbers and titles."""
        lowest, highest = self.y_range
        found = []
        for step in range(self.steps + 1):
            across, up = step / self.steps, lowest + (highest - lowest) * step / self.steps
            found += [
                self.line((across, lowest), (across, highest), "grid"),
                self.line((0, up), (1, up), "grid"),
                _text(f"{across:.2g}", self.x(across), HEIGHT - BOTTOM + 16),
                _text(f"{abs(up) if self.unsigned else up:.2g}", LEFT - 8, self.y(up) + 4, "end"),
            ]
        middle = (TOP + HEIGHT - BOTTOM) / 2
        turned = f"rotate(-90 14 {middle:g})"
        return [
            *found,
            _text(self.x_title, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, class_="title"),
            _text(self.y_title, 14, middle, class_="title", transform=turned),
        ]

    def line(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> Element:
        """Return a straight line between two points given in values."""
        return element(
            "line",
            x1=self.x(start[0]),
            y1=self.y(start[1]),
            x2=self.x(end[0]),
            y2=self.y(end[1]),
            class_=kind,
        )


def _text(text: str, x: float, y: float, anchor: str = "middle", **more: str) -> Element:
    """Return a word or a number of which a place is the middle, the start or the end."""
    return element("text", text, x=x, y=y, text_anchor=anchor, **more)


def _picture(title: str, description: str, *parts: Element, height: float = HEIGHT) -> Element:
    """Return a picture that says in words what it shows."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        *parts,
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        aria_label=f"{title}. {description}",
    )

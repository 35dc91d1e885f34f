"""The frame of a chart: axes from 0 to 1 or of any range, in SVG."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from attrs import frozen

from verifykit.evaluation.output.markup import element

WIDTH, HEIGHT = 420.0, 340.0
LEFT, BOTTOM, TOP, RIGHT = 54.0, 46.0, 12.0, 14.0


@frozen(kw_only=True)
class Frame:
    """Maps values to places in the picture; the ranges are those of the axes."""

    x_title: str
    y_title: str
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    steps: int = 5
    unsigned: bool = False
    """Whether the vertical axis counts away from 0 in both directions."""

    def x(self, value: float) -> float:
        """Return the horizontal place of a value."""
        low, high = self.x_range
        return round(LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT), 2)

    def y(self, value: float) -> float:
        """Return the vertical place of a value."""
        low, high = self.y_range
        return round(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM), 2)

    def axes(self) -> list[Element]:
        """Return grid, numbers and titles."""
        found = []
        for step in range(self.steps + 1):
            across = self.x_range[0] + (self.x_range[1] - self.x_range[0]) * step / self.steps
            up = self.y_range[0] + (self.y_range[1] - self.y_range[0]) * step / self.steps
            found += [
                self.line((across, self.y_range[0]), (across, self.y_range[1]), "grid"),
                self.line((self.x_range[0], up), (self.x_range[1], up), "grid"),
                element(
                    "text",
                    f"{across:.2g}",
                    x=self.x(across),
                    y=HEIGHT - BOTTOM + 16,
                    text_anchor="middle",
                ),
                element(
                    "text",
                    f"{abs(up) if self.unsigned else up:.2g}",
                    x=LEFT - 8,
                    y=self.y(up) + 4,
                    text_anchor="end",
                ),
            ]
        middle = (TOP + HEIGHT - BOTTOM) / 2
        found += [
            element(
                "text",
                self.x_title,
                x=(LEFT + WIDTH - RIGHT) / 2,
                y=HEIGHT - 8,
                text_anchor="middle",
                class_="title",
            ),
            element(
                "text",
                self.y_title,
                x=14,
                y=middle,
                text_anchor="middle",
                class_="title",
                transform=f"rotate(-90 14 {middle:g})",
            ),
        ]
        return found

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


def picture(title: str, description: str, *parts: Element, height: float = HEIGHT) -> Element:
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

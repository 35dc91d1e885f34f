"""The timeline: when things are claimed to have happened, and when somebody published it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from markupsafe import Markup

from verifykit.model.time import Instant, Span, parse_span
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.markup import element

_WIDTH = 1000.0
_HIGH = {"supports": (0, 12), "refutes": (8, 12), "reports": (6, 8), "questions": (6, 8)}
"""Top and height of the mark of a publication, for each stance."""
_DAYS = 365.2425
_TICKS = 8


@frozen(kw_only=True)
class Event:
    """A claim with a time: its strip of the drawing, and the same in words."""

    claim: str
    when: str
    published: tuple[tuple[str, str], ...]
    early: bool
    strip: Markup


@frozen(kw_only=True)
class Timeline:
    """All claims that name a time, the earliest first, over one common axis."""

    axis: Markup | None
    events: tuple[Event, ...]
    undated: int


def timeline_of(dossier: Dossier) -> Timeline:
    """Return the timeline of a case."""
    dated = [claim for claim in dossier.case.claims if claim.when is not None]
    spans = {claim.id: parse_span(claim.when or "") for claim in dated}
    published = {claim.id: _published(dossier, claim.id) for claim in dated}
    ends = [end for span in spans.values() for end in (span.start, span.end) if end is not None]
    for marks in published.values():
        ends += [date.start for _, date, _ in marks if date.start is not None]
    if not ends:
        return Timeline(axis=None, events=(), undated=len(dossier.case.claims))
    scale = _Scale.over([_year(end) for end in ends])
    dated.sort(key=lambda claim: (spans[claim.id].start or (0,) * 6, claim.id))
    events = [
        Event(
            claim=claim.id,
            when=claim.when or "",
            published=tuple((stance, text) for stance, _, text in published[claim.id]),
            early=any(date.before(spans[claim.id]) for _, date, _ in published[claim.id]),
            strip=_strip(scale, spans[claim.id], published[claim.id]),
        )
        for claim in dated
    ]
    return Timeline(
        axis=scale.axis(), events=tuple(events), undated=len(dossier.case.claims) - len(dated)
    )


def _published(dossier: Dossier, claim_id: str) -> list[tuple[str, Span, str]]:
    """The stance and date of each document that bears on a claim, the earliest first."""
    found: set[tuple[str, str]] = set()
    for item in dossier.scoring.trace(claim_id).items:
        document = dossier.case.documents_by_id.get(item.evidence.document or "")
        if document is not None and document.published is not None:
            found.add((document.published, item.stance))
    return [(stance, parse_span(text), text) for text, stance in sorted(found)]


@frozen
class _Scale:
    """Maps years to the width of the drawing."""

    low: float
    high: float

    @classmethod
    def over(cls, years: Sequence[float]) -> _Scale:
        low, high = min(years), max(years)
        margin = max((high - low) * 0.03, 0.02)
        return cls(low - margin, high + margin)

    def x(self, year: float) -> float:
        return (year - self.low) / (self.high - self.low) * _WIDTH

    def axis(self) -> Markup:
        parts = []
        for year, label in self.ticks():
            parts.append(element("path", class_="tk", d=f"M{self.x(year):.1f} 16v6"))
            parts.append(element("text", label, x=self.x(year), y=12))
        return element(
            "svg", *parts, class_="axis", viewBox=f"0 0 {_WIDTH:g} 22", aria_hidden="true"
        )

    def ticks(self) -> list[tuple[float, str]]:
        """Round years; quarters of a year where all of it lies within a few years."""
        length = self.high - self.low
        for step in (0.25, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 1000.0, 10000.0):
            if length / step <= _TICKS:
                break
        first = -(-self.low // step) * step
        count = int((self.high - first) // step) + 1
        return [(year, _label(year)) for year in (first + step * n for n in range(min(count, 12)))]


def _label(year: float) -> str:
    whole = int(year // 1)
    quarter = round((year - whole) * 4)
    return f"{whole}" if quarter == 0 else f"{whole}-{1 + 3 * quarter:02d}"


def _strip(scale: _Scale, span: Span, marks: Sequence[tuple[str, Span, str]]) -> Markup:
    start = scale.low if span.start is None else _year(span.start)
    end = scale.high if span.end is None else _year(span.end)
    x = scale.x(start)
    parts = [
        element("rect", class_="sp", x=x, y=5, width=max(scale.x(end) - x, 5.0), height=10, rx=2)
    ]
    for stance, date, _ in marks:
        if date.start is not None:
            top, height = _HIGH[stance]
            at = scale.x(_year(date.start)) - 1.5
            parts.append(element("rect", class_=f"p-{stance}", x=at, y=top, width=4, height=height))
    return element(
        "svg",
        *parts,
        class_="strip",
        viewBox=f"0 0 {_WIDTH:g} 20",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _year(instant: Instant) -> float:
    """A moment as a year with a fraction, near enough for a drawing."""
    year, month, day, hour, minute, _ = instant
    return year + ((month - 1) * 30.44 + day - 1 + (hour + minute / 60) / 24) / _DAYS

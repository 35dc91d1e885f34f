"""The timeline: when things are claimed to have happened, and when somebody published it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from verifykit.model.time import Instant, Span, parse_span
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.markup import element, number

_WIDTH = 1000.0
_HIGH = {"supports": (0, 12), "refutes": (8, 12), "reports": (6, 8), "questions": (6, 8)}
"""Top and height of the mark of a publication, for each stance."""
_DAYS = 365.2425
_TICKS = 8
_SEPARATE = 200
"""Dated claims above which those of one time share a row."""


@frozen(kw_only=True)
class Publication:
    """A document that bears on a claim: what it does for it, when it came out, and whose it is.

    `relays` says that it passes on what somebody else said, `precedes` that it came out before
    what it is said to derive from, which cannot be, `gone` that it was taken back since, or rests
    on what was.
    """

    stance: str
    date: str
    span: Span
    name: str
    relays: bool
    precedes: bool
    gone: bool


@frozen(kw_only=True)
class Event:
    """Claims of one time: their strip of the drawing, and the same in words."""

    claims: tuple[str, ...]
    when: str
    published: tuple[Publication, ...]
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
    undated = len(dossier.case.claims) - len(dated)
    groups: dict[str, list[str]] = {}
    for claim in dated:
        key = claim.when or "" if len(dated) > _SEPARATE else claim.id
        groups.setdefault(key, []).append(claim.id)
    rows = [
        (_when(dossier, names[0]), names, _published(dossier, names)) for names in groups.values()
    ]
    ends = [end for (_, span), _, _ in rows for end in (span.start, span.end) if end is not None]
    ends += [
        mark.span.start for _, _, marks in rows for mark in marks if mark.span.start is not None
    ]
    if not ends:
        return Timeline(axis=None, events=(), undated=undated)
    scale = _Scale.over([_year(end) for end in ends])
    rows.sort(key=lambda row: row[0][1].start or (0,) * 6)
    events = (_event(scale, when, names, marks) for when, names, marks in rows)
    return Timeline(axis=scale.axis(), events=tuple(events), undated=undated)


def _when(dossier: Dossier, claim_id: str) -> tuple[str, Span]:
    when = dossier.case.claims_by_id[claim_id].when or ""
    return when, parse_span(when)


def _event(
    scale: _Scale,
    when: tuple[str, Span],
    names: Sequence[str],
    marks: Sequence[Publication],
) -> Event:
    text, span = when
    return Event(
        claims=tuple(names),
        when=text,
        published=tuple(marks),
        early=any(mark.span.before(span) for mark in marks),
        strip=_strip(scale, span, marks),
    )


def _published(dossier: Dossier, claims: Sequence[str]) -> list[Publication]:
    """The documents with a date that bear on the claims, the earliest first."""
    graph = dossier.scoring.graph
    found: dict[tuple[str, str, str, str, bool], Publication] = {}
    for item in (item for name in claims for item in dossier.scoring.trace(name).items):
        document = dossier.case.document_of(item.evidence)
        if document is None or document.published is None or item.stance is None:
            continue
        span = parse_span(document.published)
        parents = graph.parents(item.evidence)
        origins = [said for said in map(graph.said, parents) if said is not None]
        # The stance is that of whoever speaks in the document, not of who published it.
        voices = dossier.voices(item.evidence)
        gone = item.role == "dead"
        found[document.published, item.stance, document.id, voices, gone] = Publication(
            stance=item.stance,
            date=document.published,
            span=span,
            name=voices,
            relays=bool(parents),
            precedes=any(span.before(origin) for origin in origins),
            gone=gone,
        )
    return [found[key] for key in sorted(found)]


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
            parts.append(element("path", class_="tk", d=f"M{number(self.x(year))} 34v8"))
            parts.append(element("text", label, x=self.x(year), y=26))
        return element(
            "svg", *parts, class_="axis", viewBox=f"0 0 {_WIDTH:g} 42", aria_hidden="true"
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


def _strip(scale: _Scale, span: Span, marks: Sequence[Publication]) -> Markup:
    start = scale.low if span.start is None else _year(span.start)
    end = scale.high if span.end is None else _year(span.end)
    x = scale.x(start)
    parts = [
        element("rect", class_="sp", x=x, y=5, width=max(scale.x(end) - x, 5.0), height=10, rx=2)
    ]
    # Marks that would hide each other are drawn once.
    drawn = dict.fromkeys(
        (mark.stance, round(scale.x(_year(mark.span.start)) / 4) * 4)
        for mark in marks
        if mark.span.start is not None
    )
    for stance, x in drawn:
        top, height = _HIGH[stance]
        parts.append(element("rect", class_=f"p-{stance}", x=x - 2, y=top, width=4, height=height))
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

"""The time that a claim speaks of, and whether two values can hold in two such times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from verifykit.model.case import Case
from verifykit.model.claim import Claim, During
from verifykit.model.evidence import Evidence
from verifykit.model.time import Span, parse_span, place_in_time
from verifykit.parts import part

Meeting = Literal["overlap", "apart", "room", "undetermined"]
"""How the times of two values stand to each other.

`overlap`: both would hold at the same time. `apart`: the one holds before the other, also if
they touch in the unit in which the one ends and the other begins. `room`: there is time for both.
`undetermined`: it cannot be told, since a date is missing or unknown.
"""
Moment = int
"""A place on the axis of time, in halves of a second: between two seconds there is room."""

BEFORE_ALL: Moment = -(10**18)
AFTER_ALL: Moment = 10**18


@part(kw_only=True)
class Period:
    """When something holds: in some of a time, for most of it, or throughout.

    `first` and `last` bound the time, `core` is the part in which it holds for certain if it
    holds throughout: without the units in which an interval begins and ends, and None where an
    end is unknown. A period without a `span` has no date at all. What is `timeless` never
    changes, so that no date keeps two values apart.
    """

    span: Span | None
    during: During | None = None
    timeless: bool = False
    first: Moment = BEFORE_ALL
    last: Moment = AFTER_ALL
    core: tuple[Moment, Moment] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What periods of the same time have in common."""
        return (self.first, self.last, self.core, self.span is None, self.during)

    @property
    def throughout(self) -> bool:
        """Whether it is taken to hold all the time: nobody says for how much of it."""
        return self.during in (None, "all")

    def covers(self, other: Period) -> bool:
        """Return whether all of the other time lies within this one, as far as is known."""
        if self.span is None or other.span is None:
            return self.span is other.span or (self.timeless and self.span is None)
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Return whether the two times share a moment, as far as is known."""
        return self.first <= other.last and other.first <= self.last


def period_of(case: Case, claim: Claim, *, denied: bool = False, timeless: bool = False) -> Period:
    """Return when that holds which a claim says, or which it denies.

    A time that goes on (`2013/..`) reaches to the date of the statement.
    """
    during = _turned(claim.during) if denied else claim.during
    if claim.when is None:
        return Period(span=None, during=during, timeless=timeless)
    span = parse_span(claim.when)
    if span.open_end:
        said = _said(case, claim)
        span = span if said is None else span.until(said)
    return Period(
        span=span,
        during=during,
        timeless=timeless,
        first=BEFORE_ALL if span.start is None else 2 * place_in_time(span.start),
        last=AFTER_ALL if span.end is None else 2 * place_in_time(span.end) + 1,
        core=_core(span),
    )


def meeting(a: Period, b: Period) -> Meeting:
    """Return whether two different values would hold at the same time."""
    if a.timeless:
        return "overlap"
    if (a.span is None) != (b.span is None):
        return "undetermined"
    if not a.meets(b):
        return "apart"
    if a.throughout and b.throughout:
        return _throughout(a, b)
    if a.during == "some" or b.during == "some":
        return _for_some(a, b) if a.during == "some" else _for_some(b, a)
    if a.during == b.during:
        # Two values cannot both hold for more than half of one time.
        return "overlap" if a.covers(b) and b.covers(a) else "room"
    most, whole = (a, b) if a.during == "most" else (b, a)
    return "overlap" if whole.covers(most) else "room"


def _throughout(a: Period, b: Period) -> Meeting:
    if a.key == b.key or (a.span is None and b.span is None):
        return "overlap"
    if a.core is None or b.core is None:
        return "undetermined"
    return "overlap" if a.core[0] <= b.core[1] and b.core[0] <= a.core[1] else "apart"


def _for_some(some: Period, other: Period) -> Meeting:
    """There is a moment for the one unless the other takes all of that time."""
    if other.during == "all" and other.covers(some):
        return "overlap"
    if other.during is None and other.covers(some):
        return "undetermined"
    return "room"


def holds_in(a: Period, b: Period, *, sometime: bool) -> bool:
    """Return whether what holds in time `a` holds in time `b`.

    `sometime`: that it holds in `b` without a word on how much of it means at some moment there.
    """
    if a.timeless and b.span is None:
        return True
    if (a.span is None) != (b.span is None):
        return False
    if b.during == "some" or (b.during is None and sometime):
        return b.covers(a) or (a.during == "all" and a.meets(b))
    if a.during == "all" and a.covers(b):
        return True
    same = a.covers(b) and b.covers(a)
    return same and (a.during == b.during or (a.during, b.during) == ("most", None))


def _turned(during: During | None) -> During | None:
    """Return of how much of a time something is denied: not throughout is not for some of it."""
    if during == "some":
        return "all"
    return "some" if during == "all" else during


def _core(span: Span) -> tuple[Moment, Moment] | None:
    if span.unknown:
        return None
    # A date that is no interval is shut off from what begins or ends in the same unit.
    first = BEFORE_ALL if span.start is None else 2 * place_in_time(span.start) + 1
    last = AFTER_ALL if span.end is None else 2 * place_in_time(span.end) + 1
    begun = None if span.begun is None else 2 * place_in_time(span.begun) + 2
    ending = None if span.ending is None else 2 * place_in_time(span.ending)
    if span.precision != "interval":
        return first, last
    inner = first if begun is None else begun, last if ending is None else ending
    return inner if inner[0] <= inner[1] else (first, last)


def _said(case: Case, claim: Claim) -> Span | None:
    """Return the latest date at which somebody makes the claim, else that of the case."""
    items = [item for item in case.evidence_by_claim.get(claim.id, ()) if item.stance == "supports"]
    as_of = _span(case.as_of)
    dates = [_statement(case, item) or as_of for item in items] or [as_of]
    return _latest(dates)


def _latest(dates: Iterable[Span | None]) -> Span | None:
    found: Span | None = None
    for date in dates:
        if date is None or date.end is None:
            return None
        if found is None or found.end is None or date.end > found.end:
            found = date
    return found


def _statement(case: Case, item: Evidence) -> Span | None:
    document = case.document_of(item)
    return _span(item.when) or _span(None if document is None else document.published)


def _span(text: str | None) -> Span | None:
    try:
        return None if text is None else parse_span(text)
    except ValueError:
        return None

"""Spans as days, to measure them and to hold them against each other."""

from __future__ import annotations

from datetime import date

from verifykit import Span

_MOST = 200 * 366
"""Longer spans are measured in nothing: nobody says what was in each of their days."""


def days_of(span: Span) -> range:
    """Return the ordinals of the days of a span; empty where an end is open or out of reach."""
    if span.start is None or span.end is None:
        return range(0)
    try:
        first, last = (date(*one[:3]).toordinal() for one in (span.start, span.end))
    except (ValueError, OverflowError):
        return range(0)
    return range(first, last + 1) if last - first < _MOST else range(0)

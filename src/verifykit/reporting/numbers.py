"""How numbers of a report are written for people."""

from __future__ import annotations

from verifykit.model.assessment import Interval

ABSENT = "–"
"""Stands where there is no number: no evidence is not one half."""
_DIGITS = 12
"""Decimals that are kept in data: further ones differ between machines and mean nothing."""


def score_text(score: float | None) -> str:
    """Return a score with two decimals."""
    return ABSENT if score is None else f"{score:.2f}"


def range_text(bounds: tuple[float, float] | None) -> str:
    """Return a range of scores, `0.60-0.72`; one number where both ends read the same."""
    if bounds is None:
        return ABSENT
    low, high = map(score_text, bounds)
    return low if low == high else f"{low}-{high}"


def interval_text(interval: Interval) -> str:
    """Return a count known as an interval, `1-2`; one number where both ends are the same."""
    if interval.min == interval.max:
        return str(interval.min)
    return f"{interval.min}-{interval.max}"


def log_odds_text(log_odds: float) -> str:
    """Return a step of log-odds with its sign."""
    return f"{log_odds:+.2f}"


def rounded(number: float | None) -> float | None:
    """Return a number with the decimals that are the same on every machine."""
    # Adding 0.0 turns a negative zero, which reads like a slip, into zero.
    return None if number is None else round(number, _DIGITS) + 0.0

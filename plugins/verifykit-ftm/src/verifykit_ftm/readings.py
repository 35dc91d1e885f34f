"""When each dataset was last read, and whether as a whole: what it did not have then is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from verifykit_ftm.statement import Statement
from verifykit_ftm.values import is_date

_DAY = len("2020-01-31")
_WHOLE = 0.5
"""The share of a dataset's statements that a reading of all of it has found."""


@frozen
class Reading:
    """The last day (ISO 8601) on which anything was found in a dataset, and if all of it was read.

    FollowTheMoney's `last_seen` is the latest day on which a statement was found. Where most of a
    dataset was found on the last day, it was read as a whole, and the others were not there.
    """

    day: str
    whole: bool


def taken_off(statement: Statement, of: Mapping[str, Reading]) -> str | None:
    """Return why a statement's dataset does not have it any more; None if it may have it still."""
    last, now = last_seen(statement), of.get(statement.dataset)
    if now is None or not now.whole or last is None or last >= now.day:
        return None
    return f"{statement.dataset} had it last on {last}, and no longer on {now.day}"


def readings(statements: Iterable[Statement]) -> Mapping[str, Reading]:
    """Return the last reading of each dataset; without a day there is none."""
    days: dict[str, Counter[str]] = {}
    for one in statements:
        day = last_seen(one)
        if day is not None:
            days.setdefault(one.dataset, Counter())[day] += 1
    return {name: _last(found) for name, found in days.items()}


def last_seen(statement: Statement) -> str | None:
    """Return the day on which a statement was last found, if it is told."""
    day = (statement.last_seen or "")[:_DAY]
    return day if is_date(day) else None


def _last(days: Counter[str]) -> Reading:
    day = max(days)
    return Reading(day, whole=days[day] >= _WHOLE * days.total())

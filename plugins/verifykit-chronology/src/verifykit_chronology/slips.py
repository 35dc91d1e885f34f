"""Two dates that differ as a slip of the pen makes them differ."""

from __future__ import annotations

import re

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NAMES = ("year", "month", "day")
_YEARS = 10
"""A wrong digit in a year moves it by no more than this, or it is another time."""


def slip(one: str, other: str) -> str | None:
    """Return what differs between two dates, "year", "month" or "day"; None if not one thing alone.

    Both are EDTF. Dates are compared as exactly as the less exact one is given; "day and month"
    are those that have changed places. Intervals and doubtful dates are no slips of each other.
    """
    parts = [_DATE.fullmatch(text) for text in (one, other)]
    if parts[0] is None or parts[1] is None:
        return None
    pairs = [
        (int(first), int(second))
        for first, second in zip(parts[0].groups(), parts[1].groups(), strict=True)
        if first is not None and second is not None
    ]
    differ = [at for at, (first, second) in enumerate(pairs) if first != second]
    if differ == [1, 2] and pairs[1] == pairs[2][::-1]:
        return "day and month"
    if len(differ) != 1:
        return None
    if differ == [0]:
        digits = sum(a != b for a, b in zip(str(pairs[0][0]), str(pairs[0][1]), strict=True))
        if digits != 1 or abs(pairs[0][0] - pairs[0][1]) > _YEARS:
            return None
    return _NAMES[differ[0]]

"""Times as numbers that sort: the start of the moment, whatever its precision."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_REDUCED = re.compile(r"^([0-9]{4})(?:-([0-9]{2}))?$")

NEVER = -(2**63)
"""The moment of a statement without a time: before all others."""


def moment(text: str) -> int | None:
    """Microseconds from 1970 to an ISO 8601 date or time (UTC unless it says otherwise).

    A year or a month stands for its first moment. None if the text is no such date.
    """
    reduced = _REDUCED.match(text)
    try:
        if reduced:
            when = datetime(int(reduced[1]), int(reduced[2] or 1), 1)
        else:
            when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    since = when - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds

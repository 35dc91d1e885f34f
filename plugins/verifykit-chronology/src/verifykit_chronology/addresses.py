"""The day of publication that many outlets put into the address of a page."""

from __future__ import annotations

import re

from verifykit import parse_span

_IN_PATH = re.compile(
    r"^https?://[^/?#]+(?:/[^?#]*)?/(?P<year>(?:19|20)[0-9]{2})[/-](?P<month>[01]?[0-9])[/-]"
    r"(?P<day>[0-3]?[0-9])(?:/|$)"
)


def day_in_address(url: str | None) -> str | None:
    """Return the day in the path of an address (/2020/08/25/), as ISO 8601; None if none is there.

    Year, month and day have to follow each other in this order: no other one means the same to
    everybody. An archive's address has the day of the copy instead, so none is read there.
    """
    if url is None or len(url) > 2_000 or "archive" in url.partition("//")[2].partition("/")[0]:
        return None
    found = _IN_PATH.match(url)
    if found is None:
        return None
    day = f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
    try:
        parse_span(day)
    except ValueError:
        return None
    return day

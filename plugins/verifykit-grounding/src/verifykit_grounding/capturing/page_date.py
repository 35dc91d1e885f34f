"""The day on which a page says itself that it was published."""

from __future__ import annotations

import logging
import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser

_PLACES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("[itemprop='datePublished']", "content"),
    ("time[pubdate]", "datetime"),
    ("header time", "datetime"),
)
"""Where markup tells the day; a date elsewhere may be that of another story, or of a comment."""
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")


def published(tree: LexborHTMLParser) -> str | None:
    """Return the date of publication that the markup of a page tells (ISO 8601), or None.

    It is as exact as the page tells it; what is no day of the calendar is none. Where none of the
    usual places has one, htmldate (Barbaresi 2020) looks through the head and the linked data, if
    it is installed.
    """
    for selector, name in _PLACES:
        for node in tree.css(selector):
            told = (node.attributes.get(name) or "").strip()
            if told:
                return _iso(told) if _ISO.match(told) else _found("", told)
    scripts = tree.css("script[type='application/ld+json']")
    head = tree.head.html if tree.head is not None else ""
    return _found(head or "", "".join(one.html or "" for one in scripts))


def _iso(told: str) -> str | None:
    match = _ISO.match(told)
    parts = [] if match is None else [part for part in match.groups() if part is not None]
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except (TypeError, ValueError):
        return None
    return "-".join(parts)


def _found(head: str, body: str) -> str | None:
    """Return the day that htmldate finds, unless it filled in a day that nothing there tells."""
    try:
        from htmldate import find_date
    except ImportError:
        return None
    page = f"<html>{head or '<head></head>'}<body><p class='published'>{body}</p></body></html>"
    with Quiet():
        found = find_date(page, original_date=True, extensive_search=False)
    if not isinstance(found, str):
        return None
    day = int(found.rpartition("-")[2])
    return found if re.search(rf"(?<!\d)0?{day}(?!\d)", page) else None


class Quiet:
    """What libraries warn of while they read a page is for nobody: they read it or they do not."""

    def __enter__(self) -> None:
        self._before = logging.root.manager.disable
        logging.disable(logging.CRITICAL)

    def __exit__(self, *_: object) -> None:
        logging.disable(self._before)

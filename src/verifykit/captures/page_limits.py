"""What no page has: so many tags, attributes or options that a parser takes minutes for them.

A parser that follows the HTML standard compares each attribute of a tag with all others of it, each
option of a list with those before, and looks through all open elements at a stray closing tag.
"""

from __future__ import annotations

import re
from collections import Counter

from verifykit.captures.reader import UnreadableCapture

MOST_TAGS = 400_000
MOST_OPEN = 20_000
MOST_STEPS = 10**9
"""Tags of a page times those open at once: a parser takes seconds for so many steps."""
MOST_OPTIONS = 20_000
MOST_ATTRIBUTES = 20_000
"""In one tag; in several tags the squares of their attributes count together."""

_CLOSED_BY_OTHERS = (
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|"
    "p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|optgroup|colgroup"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_CLOSED_BY_OTHERS})\b)([a-z][a-z0-9]*)", re.I)
_OPTION = re.compile(r"<opt(?:ion|group)\b", re.I)
# Possessive: whatever follows, no tag is gone through twice.
_ATTRIBUTE = r"""[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_ATTRIBUTES = re.compile(rf"<[a-z][^\s/>]*+((?:{_ATTRIBUTE})++)", re.I)
_FEW = 100
"""What has fewer characters than this has too few attributes to matter."""


def hold_to_limits(html: str) -> None:
    """Raise UnreadableCapture, with the limit, for a page that is beyond one."""
    tags, options, open_at_once = (
        html.count("<"),
        sum(1 for _ in _OPTION.finditer(html)),
        _deepest(html),
    )
    for limit, found, what in (
        (MOST_TAGS, tags, "tags"),
        (MOST_OPTIONS, options, "options to choose from"),
        (MOST_OPEN, open_at_once, "tags open at once"),
    ):
        if found > limit:
            raise UnreadableCapture(f"the page has more than {limit:,} {what}")
    if tags * open_at_once > MOST_STEPS:
        raise UnreadableCapture(
            f"the page has {tags:,} tags, up to {open_at_once:,} of them open at once: too many"
        )
    if _has_too_many_attributes(html):
        raise UnreadableCapture(
            f"one tag has more than {MOST_ATTRIBUTES:,} attributes, or several have nearly so many"
        )


def _deepest(html: str) -> int:
    """Return how many tags are open at once, at most."""
    depths: Counter[str] = Counter()
    depth = deepest = 0
    for match in _TAG.finditer(html):
        tag = match[2].lower()
        if not match[1]:
            depths[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif depths[tag]:
            depths[tag] -= 1
            depth -= 1
    return deepest


def _has_too_many_attributes(html: str) -> bool:
    left = MOST_ATTRIBUTES**2
    for match in _ATTRIBUTES.finditer(html):
        start, end = match.span(1)
        if end - start >= _FEW:
            left -= sum(1 for _ in _ONE_ATTRIBUTE.finditer(html, start, end)) ** 2
        if left < 0:
            return True
    return False

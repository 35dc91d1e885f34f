"""Finds all segments of a quote in a page, one after the other, with what was left out between."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from verifykit_quotes.alignment import Aligner, Alignment
from verifykit_quotes.page import Page
from verifykit_quotes.places import places
from verifykit_quotes.segments import Segment

_REACH = 250
"""An ellipsis leaves out at most this many words."""


@frozen
class Link:
    """A segment and where it is; `alignment` is None if it is nowhere near the others."""

    segment: Segment
    alignment: Alignment | None


def chain(parts: Sequence[Segment], page: Page) -> tuple[Link, ...]:
    """Return where the segments are; the longest is found first, the others around it.

    Empty if there is no place for the longest one.
    """
    aligner = Aligner(page.tokens, page.language)
    anchor = max(range(len(parts)), key=lambda index: (len(parts[index].tokens), -index))
    candidates = [
        aligner.align(parts[anchor].tokens, low, high)
        for low, high in places(parts[anchor].tokens, page)
    ]
    chains = [
        _around(parts, anchor, found, aligner) for found in candidates if _is_somewhere(found)
    ]
    return max(chains, key=_worth, default=())


def _around(
    parts: Sequence[Segment], anchor: int, found: Alignment, aligner: Aligner
) -> tuple[Link, ...]:
    before: list[Link] = []
    high = found.first
    for part in reversed(parts[:anchor]):
        link = _link(part, max(0, high - _REACH), high, aligner, backwards=True)
        before.append(link)
        high = link.alignment.first if link.alignment else high
    after: list[Link] = []
    low = found.last + 1
    for part in parts[anchor + 1 :]:
        link = _link(part, low, min(len(aligner.page), low + _REACH), aligner)
        after.append(link)
        low = link.alignment.last + 1 if link.alignment else low
    return (*reversed(before), Link(parts[anchor], found), *after)


def _link(part: Segment, low: int, high: int, aligner: Aligner, *, backwards: bool = False) -> Link:
    """Return where a segment is; of several places that are as good, the one nearest the others."""
    found = aligner.align(part.tokens, low, high, backwards=backwards)
    return Link(part, found if _is_somewhere(found) else None)


def _is_somewhere(found: Alignment) -> bool:
    return any(page is not None for _, page in found.steps) and found.coverage > 0


def _worth(links: tuple[Link, ...]) -> tuple[float, int]:
    """How good a chain is: by its segments, and of equal ones the shortest is best."""
    found = [link.alignment for link in links if link.alignment]
    return sum(one.score for one in found), found[0].first - found[-1].last

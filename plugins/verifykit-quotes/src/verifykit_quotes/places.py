"""Where in a page a stretch of a quote may be: places where many of its rarer words meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from rapidfuzz import process
from rapidfuzz.distance import OSA

from verifykit_quotes.alignment import is_misspelled
from verifykit_quotes.page import Page
from verifykit_quotes.tokens import Token

_FREQUENT = 60
"""Words that a page has more often than this say little about a place …"""

_RAREST = 3
"""… unless they are among this many rarest ones of the quote, which always count."""

_MOST = 4
"""How many places are looked at closely."""

_SLACK = 3
"""How many words more than the quote has may stand before or after a word that was met."""

Hit = tuple[int, int, float]
"""A position in the page, one in the quote, and how much the meeting says."""


def places(quote: Sequence[Token], page: Page) -> tuple[tuple[int, int], ...]:
    """Return the most promising places, best first, as first and last position (exclusive)."""
    hits = sorted(_hits(quote, page, light=False)) or sorted(_hits(quote, page, light=True))
    width = len(quote) + len(quote) // 2 + 6
    found: list[tuple[int, int]] = []
    ranked = sorted(_windows(hits, width), key=lambda window: (-window[0], window[1]))
    for _, first, last in ranked:
        # Room for what stands before the first word that was met, and after the last one.
        low = max(0, min(last[0] + 1 - width, first[0] - first[1] - _SLACK))
        high = max(first[0] + width, last[0] + len(quote) - last[1] + _SLACK)
        high = min(len(page.tokens), high)
        if all(high <= start or end <= low for start, end in found):
            found.append((low, high))
        if len(found) == _MOST:
            break
    return tuple(found)


def _hits(quote: Sequence[Token], page: Page, *, light: bool) -> Iterator[Hit]:
    there = {
        index: [place for key in _spellings(token, page) for place in page.positions[key]]
        for index, token in enumerate(quote)
        if (token.key in page.language.function) == light
    }
    counts = sorted(len(places) for places in there.values() if places)
    # Function words alone are everywhere, so the rarest of them say nothing either.
    most = _FREQUENT if light else max([_FREQUENT, *counts[:_RAREST][-1:]])
    for index, places in there.items():
        if len(places) <= most:
            worth = 1 / sqrt(max(1, len(places)))
            yield from ((position, index, worth) for position in places)


def _spellings(token: Token, page: Page) -> tuple[str, ...]:
    if token.key in page.positions or token.kind != "word" or len(token.key) < 4:
        return (token.key,) if token.key in page.positions else ()
    near = process.extract(token.key, page.vocabulary, scorer=OSA.distance, score_cutoff=2, limit=3)
    return tuple(key for key, _, _ in near if is_misspelled(token.key, key, page.language))


def _windows(hits: Sequence[Hit], width: int) -> Iterator[tuple[float, Hit, Hit]]:
    """The worth, first and last hit of each stretch of at most `width` that begins at a hit.

    A word of the quote counts once in a stretch, however often the stretch has it.
    """
    inside: Counter[int] = Counter()
    worth = 0.0
    last = 0
    for first in hits:
        position, index, own = first
        while last < len(hits) and hits[last][0] < position + width:
            if not inside[hits[last][1]]:
                worth += hits[last][2]
            inside[hits[last][1]] += 1
            last += 1
        yield worth, first, hits[last - 1]
        inside[index] -= 1
        if not inside[index]:
            worth -= own

"""Stretches of a text, ready to be asked what they overlap: a text can have very many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from attrs import frozen

Span = tuple[int, int]


@frozen
class Stretches:
    """Stretches in the order of their starts; `reach` says how far any up to each goes."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Stretches:
        """Return stretches, whatever their order."""
        ordered = tuple(sorted(spans))
        reach = accumulate((end for _, end in ordered), max)
        return cls(ordered, tuple(start for start, _ in ordered), tuple(reach))

    def overlap(self, span: Span) -> bool:
        """Return whether one of them has a character of the span."""
        before = bisect_left(self.starts, span[1])
        return before > 0 and self.reach[before - 1] > span[0]

    def hold(self, span: Span) -> bool:
        """Return whether one of them has all of the span."""
        before = bisect_right(self.starts, span[0])
        return before > 0 and self.reach[before - 1] >= span[1]

    def overlapping(self, span: Span) -> list[Span]:
        """Return those that have a character of the span, in their order."""
        found = []
        at = bisect_left(self.starts, span[1]) - 1
        while at >= 0 and self.reach[at] > span[0]:
            if self.spans[at][1] > span[0]:
                found.append(self.spans[at])
            at -= 1
        return found[::-1]

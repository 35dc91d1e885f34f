"""Changes in texts: from one figure to another, by so much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from verifykit_quantities import words
from verifykit_quantities.figures import TextWithFigures
from verifykit_quantities.quantity import Quantity

_GAP = 4
"""Words that may stand between the two ends of a change: "from 30% in 2013 to 20%"."""


@frozen(kw_only=True)
class Change:
    """From `first` to `last`, said to be `by` so much: percent, or percentage points."""

    first: Quantity
    last: Quantity
    by: Quantity

    @property
    def difference(self) -> Decimal:
        """How much the two ends are apart."""
        return abs(max(self.last.values) - max(self.first.values))

    @property
    def relative(self) -> Decimal:
        """The same in percent of the first."""
        return 100 * self.difference / abs(max(self.first.values))

    @property
    def fits(self) -> bool:
        """Whether it is by so much, as people round it."""
        right = self.difference if self.by.kind == "points" else self.relative
        return self._is(right)

    @property
    def swapped(self) -> bool:
        """Whether percent stand for percentage points, or the other way round."""
        if self.first.kind != "percent":
            return False
        return self._is(self.relative if self.by.kind == "points" else self.difference)

    def _is(self, right: Decimal) -> bool:
        [said] = self.by.values
        return abs(abs(said) - right) <= max(Decimal(1), right / 20)


def changes(text: TextWithFigures) -> Iterator[Change]:
    """Yield the changes whose two ends and whose size stand beside each other."""
    found = text.quantities
    for at, (first, last) in enumerate(pairwise(found)):
        if not first.begins_change or not _leads_to(text.text[first.end : last.start]):
            continue
        if (first.kind, first.unit) != (last.kind, last.unit) or not max(first.values):
            continue
        if any(len(one.values) != 1 or one.to for one in (first, last)):
            continue
        for by in (*found[max(0, at - 1) : at], *found[at + 2 : at + 3]):
            single = len(by.values) == 1 and by.kind in ("percent", "points") and not by.to
            if single and not by.sense and _is_size(text.text, first, last, by):
                yield Change(first=first, last=last, by=by)


def told(change: Change) -> str:
    """Return what a text says of a change, and what it comes to."""
    right = f"that is {float(change.relative):.3g} percent"
    if change.first.kind == "percent":
        right = f"that is {float(change.difference):.3g} percentage points, or {right[8:]}"
    ends = f"from “{change.first.text}” to “{change.last.text}”"
    return f"says “{change.by.text}” of a change {ends}: {right}"


def _leads_to(gap: str) -> bool:
    said = gap.casefold().strip(" $€£").split()
    return bool(said) and len(said) <= _GAP and said[-1] in words.TO and not re.search("[.;]", gap)


def _is_size(text: str, first: Quantity, last: Quantity, by: Quantity) -> bool:
    """Whether a figure is said to be the size of a change, right before or right behind it."""
    if by.start < first.start:
        before = text[: by.start].casefold().split()
        gap = text[by.end : first.start].casefold().strip(" ,$€£")
        return gap in words.FROM and bool(before) and before[-1] in words.BY
    gap = text[last.end : by.start].casefold()
    said = re.findall(r"[^\W\d_]+", gap)
    plain = len(said) <= _GAP and not re.search(r"[.;:]\s", gap)
    return plain and bool(said) and (said[-1] in words.BY or bool(set(said) & words.CHANGE))

"""What is known of a source beside its reliability: its lists, or its errors of measurement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.constants import DIGITS
from verifykit.corpus.estimation.list_answers import ListQuality
from verifykit.corpus.learning.task import FamilyModel

QUALITIES = ("recall", "specificity", "bias", "spread")
"""Lists: how much of what is true a source lists, and how much of what is false it leaves out.
Measures: how much it reads too high on the whole, and how far its readings scatter around that, in
the unit of the values, or as a share of them where the tolerance is one."""


@frozen(kw_only=True, eq=False)
class Quality:
    """Of a predicate that is a measure or has several true values, what each source is worth."""

    predicate: str
    reliability: Floats
    judged: Floats
    """How many statements of each source it rests on; 0 where nothing is known."""
    own: Mapping[str, Floats]
    """By name (see `QUALITIES`), a number per source."""

    def at(self, source: int) -> dict[str, float]:
        """Return what is known of one source, rounded, by name."""
        found = {"reliability": self.reliability, "statements": self.judged, **self.own}
        return {name: round(float(column[source]), DIGITS) for name, column in found.items()}


def qualities(learned: Sequence[FamilyModel], predicates: Sequence[str]) -> Iterator[Quality]:
    """Yield what the families taught of predicates with several true values, and of measures."""
    for family in learned:
        if not (family.family.many or family.family.measure is not None):
            continue
        place = int(np.flatnonzero(family.family.local == 0)[0])
        yield Quality(
            predicate=predicates[place],
            reliability=family.accuracy[family.group, 0],
            judged=family.statements[family.group, 0],
            own={name: column[family.group] for name, column in _own(family).items()},
        )


def _own(learned: FamilyModel) -> dict[str, Floats]:
    if learned.measure is not None:
        found, kind = learned.measure, learned.family.measure
        assert kind is not None
        bias = np.expm1(found.bias) if kind.relative else found.bias
        return {"bias": bias, "spread": found.spread}
    assert learned.closed is not None
    lists = ListQuality.of(learned.closed)
    return {"recall": lists.recall, "specificity": lists.specificity}

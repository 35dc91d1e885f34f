"""Predicates with two readings, in words: how likely each is, and who sides with which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.learning.task import FamilyModel, Rival
from verifykit.corpus.output.regimes import in_words, named

_TOLD = 0.05
"""From so likely on another reading is told."""


@frozen(kw_only=True)
class TwoReadings:
    """A predicate of which another reading may be the true one."""

    predicate: str
    likely: float
    """How likely the reading is that the scores rank by."""
    supporters: tuple[str, ...]
    """Who sides with it, those first who have most to lose by the other."""
    other: float
    others: tuple[str, ...]
    spans: tuple[tuple[str, str], ...] = ()
    """The first and the last of the subjects of which it is so, if it is so of a regime only."""

    def __str__(self) -> str:
        """Return it in one line."""
        sides = f"{named(self.supporters)} against {named(self.others)}"
        where = f" ({in_words(self.spans)})" if self.spans else ""
        shares = f"{_share(self.likely)} / {_share(self.other)}"
        return f"{self.predicate}{where}: two readings, {shares}; {sides}"


def two_readings(
    learned: Sequence[FamilyModel], sources: Sequence[str], predicates: Sequence[str]
) -> tuple[TwoReadings, ...]:
    """Return the predicates that have two readings, by name."""
    found = [
        reading
        for family in learned
        for rival in family.rivals
        for reading in _of_rival(family, rival, sources, predicates)
    ]
    return tuple(sorted(found, key=lambda reading: (reading.predicate, reading.spans)))


def _of_rival(
    family: FamilyModel, rival: Rival, sources: Sequence[str], predicates: Sequence[str]
) -> Iterator[TwoReadings]:
    if rival.gain is None:
        return
    for column in np.flatnonzero(rival.weight >= _TOLD).tolist():
        gain = rival.gain[family.group, column]
        other = float(rival.weight[column])
        regime = family.family.regime(column)
        attribute = column if regime is None else regime.attribute
        for place in np.flatnonzero(family.family.local == attribute).tolist():
            yield TwoReadings(
                predicate=predicates[place],
                spans=() if regime is None else regime.spans,
                likely=1 - other,
                supporters=_by_gain(-gain, sources),
                other=other,
                others=_by_gain(gain, sources),
            )


def _by_gain(gain: Floats, sources: Sequence[str]) -> tuple[str, ...]:
    """The sources that gain at least one statement, those first that gain most."""
    ahead = [(-amount, name) for amount, name in zip(gain.tolist(), sources, strict=True)]
    return tuple(name for amount, name in sorted(ahead) if amount <= -1)


def _share(probability: float) -> str:
    return f"{probability:.2f}".removeprefix("0")

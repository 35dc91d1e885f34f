"""Predicates with two readings, in words: how likely each is, and who sides with which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.learning.task import FamilyModel, Rival

_TOLD = 0.05
"""From so likely on another reading is told."""
_NAMED = 3
"""Sources that are named on either side."""


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

    def __str__(self) -> str:
        """Return it in one line."""
        sides = f"{_named(self.supporters)} against {_named(self.others)}"
        return (
            f"{self.predicate}: two readings, {_share(self.likely)} / {_share(self.other)}; {sides}"
        )


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
    return tuple(sorted(found, key=lambda reading: reading.predicate))


def _of_rival(
    family: FamilyModel, rival: Rival, sources: Sequence[str], predicates: Sequence[str]
) -> Iterator[TwoReadings]:
    if rival.gain is None:
        return
    for attribute in np.flatnonzero(rival.weight >= _TOLD).tolist():
        gain = rival.gain[family.group, attribute]
        other = float(rival.weight[attribute])
        for place in np.flatnonzero(family.family.local == attribute).tolist():
            yield TwoReadings(
                predicate=predicates[place],
                likely=1 - other,
                supporters=_by_gain(-gain, sources),
                other=other,
                others=_by_gain(gain, sources),
            )


def _by_gain(gain: Floats, sources: Sequence[str]) -> tuple[str, ...]:
    """The sources that gain at least one statement, those first that gain most."""
    ahead = [(-amount, name) for amount, name in zip(gain.tolist(), sources, strict=True)]
    return tuple(name for amount, name in sorted(ahead) if amount <= -1)


def _named(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more if names else "nobody"


def _share(probability: float) -> str:
    return f"{probability:.2f}".removeprefix("0")

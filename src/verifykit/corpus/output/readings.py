"""What sources mean by predicates, in words: two readings of one, and subjects with another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.learning.task import FamilyModel, Rival

_TOLD = 0.05
"""From so likely on another reading is told."""
_GAINS = 1.0
"""Statements that a source gains by a reading, at least, to be told to side with it."""
_TURNS = 0.25
"""How much more often a source is right in a regime, or less often, to be told."""
_NAMED = 3
"""Sources that are named on either side, and spans."""


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
        sides = f"{_named(self.supporters)} against {_named(self.others)}"
        where = f" ({_in_words(self.spans)})" if self.spans else ""
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
                supporters=_ahead(-gain, sources, _GAINS),
                other=other,
                others=_ahead(gain, sources, _GAINS),
            )


@frozen(kw_only=True)
class OtherRegime:
    """A predicate on which other sources are right for some subjects than for most."""

    predicate: str
    spans: tuple[tuple[str, str], ...]
    """The first and the last of subjects that are neighbours by name, and of further ones."""
    better: tuple[str, ...]
    """Who is taken for right more often there, those first of whom that is truest."""
    worse: tuple[str, ...]

    def __str__(self) -> str:
        """Return it in one line."""
        better, worse = _named(self.better), _named(self.worse)
        return (
            f"{self.predicate}: {_in_words(self.spans)} learned apart; "
            f"taken for right more often there: {better}; less often: {worse}"
        )


def other_regimes(
    learned: Sequence[FamilyModel], sources: Sequence[str], predicates: Sequence[str]
) -> tuple[OtherRegime, ...]:
    """Return the regimes of predicates, but for the greatest of each, by name."""
    found = [one for model in learned for one in _of_model(model, sources, predicates)]
    return tuple(sorted(found, key=lambda one: (one.predicate, one.spans)))


def _of_model(
    model: FamilyModel, sources: Sequence[str], predicates: Sequence[str]
) -> Iterator[OtherRegime]:
    family = model.family
    for column, regime in enumerate(family.regimes, start=family.attributes):
        both = np.minimum(model.statements[:, column], model.statements[:, regime.attribute])
        gain = model.accuracy[:, column] - model.accuracy[:, regime.attribute]
        gain = np.where(both >= 1, gain, 0.0)[model.group]
        for place in np.flatnonzero(family.local == regime.attribute).tolist():
            yield OtherRegime(
                predicate=predicates[place],
                spans=regime.spans,
                better=_ahead(gain, sources, _TURNS),
                worse=_ahead(-gain, sources, _TURNS),
            )


def _ahead(gain: Floats, sources: Sequence[str], least: float) -> tuple[str, ...]:
    """The sources that gain at least so much, those first that gain most."""
    ahead = [(-amount, name) for amount, name in zip(gain.tolist(), sources, strict=True)]
    return tuple(name for amount, name in sorted(ahead) if amount <= -least)


def _in_words(spans: Sequence[tuple[str, str]]) -> str:
    """The spans of subjects in words, the first ones if there are many."""
    told = ", ".join(f"{first} to {last}" for first, last in spans[:_NAMED])
    return told + (", …" if len(spans) > _NAMED else "")


def _named(names: Sequence[str]) -> str:
    """The first names."""
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more if names else "nobody"


def _share(probability: float) -> str:
    return f"{probability:.2f}".removeprefix("0")

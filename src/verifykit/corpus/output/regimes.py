"""Subjects of which sources mean another thing by a predicate than of most, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.learning.task import FamilyModel

_TURNS = 0.25
"""How much more often a source is right, or less often, to be told."""
_NAMED = 3
"""Sources that are named on either side, and spans."""


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
        better, worse = named(self.better), named(self.worse)
        return (
            f"{self.predicate}: {in_words(self.spans)} learned apart; "
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
                better=_by_gain(gain, sources),
                worse=_by_gain(-gain, sources),
            )


def _by_gain(gain: Floats, sources: Sequence[str]) -> tuple[str, ...]:
    ahead = [(-amount, name) for amount, name in zip(gain.tolist(), sources, strict=True)]
    return tuple(name for amount, name in sorted(ahead) if amount <= -_TURNS)


def in_words(spans: Sequence[tuple[str, str]]) -> str:
    """Return the spans of subjects in words, the first ones if there are many."""
    told = ", ".join(f"{first} to {last}" for first, last in spans[:_NAMED])
    return told + (", …" if len(spans) > _NAMED else "")


def named(names: Sequence[str]) -> str:
    """Return the first names."""
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more if names else "nobody"

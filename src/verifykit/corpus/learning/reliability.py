"""What the families taught of each source: how reliable it is, on whom it depends, how it errs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ids, Ints
from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.estimation.list_answers import ListQuality
from verifykit.corpus.learning.task import FamilyModel

_INTERVAL = (0.025, 0.975)
_TELLING = 0.5
"""Dependence from which a pair is worth telling."""
QUALITIES = ("recall", "specificity", "bias", "spread")
"""Lists: how much of what is true a source lists, and how much of what is false it leaves out.
Measures: how much it reads too high on the whole, and how far its readings scatter around that, in
the unit of the values, or as a share of them where the tolerance is one."""


@frozen(kw_only=True, eq=False)
class Records:
    """Per source: how much of what was judged was right, and the estimate with its interval."""

    right: Floats
    judged: Floats
    reliability: Floats
    low: Floats
    high: Floats


@frozen(kw_only=True, eq=False)
class Ties:
    """Pairs of sources (one < other) that depend on each other, by descending dependence."""

    one: Ints
    other: Ints
    dependence: Floats


def overall(learned: tuple[FamilyModel, ...], sources: int, constants: Constants) -> Records:
    """Return the records over all families and attributes."""
    right, judged = np.zeros((2, sources))
    for family in learned:
        judged += family.statements.sum(1)[family.group]
        right += (family.accuracy * family.statements).sum(1)[family.group]
    return records(right, judged, constants)


def on_attribute(learned: FamilyModel, attribute: int, constants: Constants) -> Records:
    """Return the records on one attribute of the corpus, over all of its regimes."""
    columns = learned.family.columns(attribute)
    stated = learned.statements[:, columns]
    right = (learned.accuracy[:, columns] * stated).sum(1)
    return records(right[learned.group], stated.sum(1)[learned.group], constants)


def records(right: Floats, judged: Floats, constants: Constants) -> Records:
    """Return records with the 95% interval of the Beta posterior under the model's prior.

    What is right was judged by answers that are uncertain themselves, and wrong together where
    many sources err alike. However many statements there are, the standard error is therefore no
    less than `reliability_doubt`: hits and misses count for so much less.
    """
    from scipy.special import betaincinv  # takes a quarter of a second to load

    heavy = constants.accuracy_mass
    hits = right + heavy * constants.mean_accuracy
    misses = judged - right + heavy * (1 - constants.mean_accuracy)
    reliability = hits / (hits + misses)
    spread = np.maximum(reliability * (1 - reliability), 1e-9)
    worth = 1 / (1 + (hits + misses) * constants.reliability_doubt**2 / spread)
    hits, misses = hits * worth, misses * worth
    low, high = (
        np.asarray(betaincinv(hits, misses, quantile), np.float64) for quantile in _INTERVAL
    )
    return Records(
        right=right,
        judged=judged,
        reliability=reliability,
        low=np.where(hits <= 1, 0.0, low),
        high=np.where(misses <= 1, 1.0, high),
    )


def base_rate(learned: tuple[FamilyModel, ...], constants: Constants) -> float:
    """Return how often a statement of the corpus is right, in (0, 1)."""
    right = sum(float((family.accuracy * family.statements).sum()) for family in learned)
    judged = sum(float(family.statements.sum()) for family in learned)
    return float(np.clip((right + constants.mean_accuracy) / (judged + 1), 0.01, 0.99))


def ties(learned: tuple[FamilyModel, ...], constants: Constants) -> Ties:
    """Return the pairs that depend on each other by at least one half in some family.

    The members of a group of mirrors are each tied to the group's first; what else depends on
    the group is tied to its first, too.
    """
    keys, values = [], []
    for family in learned:
        sources = np.int64(len(family.group))
        first = _first_members(family.group)
        members = np.flatnonzero(first[family.group] != np.arange(sources))
        keys.append(_pair_keys(first[family.group[members]], members, sources))
        values.append(np.full(len(members), constants.greatest_dependence))
        table = family.dependence
        strength = table.values.mean(0) if len(table.keys) else np.zeros(0)
        telling = strength >= _TELLING
        one, other = np.divmod(table.keys[telling], table.sources)
        keys.append(_pair_keys(first[one], first[other], sources))
        values.append(strength[telling])
    every, place = np.unique(np.concatenate(keys), return_inverse=True)
    strongest = np.zeros(len(every))
    np.maximum.at(strongest, place, np.concatenate(values))
    order = np.lexsort((every, -strongest))
    sources = np.int64(len(learned[0].group))
    return Ties(
        one=every[order] // sources, other=every[order] % sources, dependence=strongest[order]
    )


def strongest_tie(found: Ties, sources: int) -> tuple[Ids, Floats]:
    """Per source: the one it depends on most (-1: none), and how much."""
    partner = np.full(sources, -1, np.int32)
    strength = np.zeros(sources)
    for left, right in ((found.one, found.other), (found.other, found.one)):
        # Written weakest first, so that the strongest stays.
        for source, other, dependence in zip(
            left[::-1].tolist(), right[::-1].tolist(), found.dependence[::-1].tolist(), strict=True
        ):
            if dependence >= strength[source]:
                partner[source], strength[source] = other, dependence
    return partner, strength


def unknown_dependence(learned: tuple[FamilyModel, ...]) -> float:
    """Return what is assumed of a pair of which nothing is known: the greatest of the families'."""
    return max((family.dependence.unknown for family in learned), default=0.0)


def _first_members(group: Ids) -> Ints:
    _, first = np.unique(group, return_index=True)
    return first.astype(np.int64)


def _pair_keys(one: Ints, other: Ints, sources: np.int64) -> Ints:
    keys: Ints = np.minimum(one, other).astype(np.int64) * sources + np.maximum(one, other)
    return keys


@frozen(kw_only=True, eq=False)
class PredicateQuality:
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


def qualities(
    learned: Sequence[FamilyModel], predicates: Sequence[str]
) -> Iterator[PredicateQuality]:
    """Yield what the families taught of predicates with several true values, and of measures."""
    for family in learned:
        if not (family.family.many or family.family.measure is not None):
            continue
        place = int(np.flatnonzero(family.family.local == 0)[0])
        yield PredicateQuality(
            predicate=predicates[place],
            reliability=family.accuracy[family.group, 0],
            judged=family.statements[family.group, 0],
            own={name: column[family.group] for name, column in _own_qualities(family).items()},
        )


def _own_qualities(learned: FamilyModel) -> dict[str, Floats]:
    if learned.measure is not None:
        found, kind = learned.measure, learned.family.measure
        assert kind is not None
        bias = np.expm1(found.bias) if kind.relative else found.bias
        return {"bias": bias, "spread": found.spread}
    assert learned.closed is not None
    lists = ListQuality.of(learned.closed)
    return {"recall": lists.recall, "specificity": lists.specificity}

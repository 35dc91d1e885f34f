"""Generated corpora of many kinds, as anybody's may be: what a default must carry over to.

Each kind differs from a plain crowd in one or two ways: few sources or many, many objects or few,
labels or free values, objects that are hard for everybody, sources that copy, are good at one thing
only, change, or speak rarely, truths that nobody states.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from worlds import Statement, World

Floats = NDArray[np.float64]
TOPICS = 5
"""Parts of the subjects at which a source may be good or bad; nothing in a corpus names them."""


@frozen(kw_only=True)
class Kind:
    """How statements come about. Abilities, effects and spreads are log-odds of being right."""

    objects: int = 400
    sources: int = 20
    votes: float = 6.0
    """Statements of an object on average; it has one at least."""
    uneven: bool = False
    """Whether few sources have most of the statements (a Pareto distribution of exponent 1.2)."""
    able: float = 1.0
    spread: float = 0.7
    """By how much sources differ in ability."""
    difficulty: float = 0.0
    """By how much objects differ in difficulty."""
    lure: float = 0.0
    """Of what is wrong of an object, the share that is the same mistake."""
    labels: int | None = None
    """How many labels there are; None if every object has values of its own."""
    skew: float = 0.0
    """The share of the truths that are the first label, beside an even share of the rest."""
    wrong: int = 10
    """How many wrong values of its own an object has."""
    copiers: float = 0.0
    """The share of the sources that copy."""
    masters: int = 2
    """How many sources they copy."""
    exact: float = 1.0
    """The share of what they state that is copied; the rest is their own."""
    master_able: float = -0.5
    predicates: int = 1
    special: float = 0.0
    """By how much a source differs from predicate to predicate."""
    topical: float = 0.0
    """By how much it differs from topic to topic."""
    drift: float = 0.0
    """By how much its ability at the last objects may differ from that at the first."""
    unstated: float = 0.0
    """The share of the objects of which nobody knows the truth."""


KINDS: Mapping[str, Kind] = {
    "plain": Kind(),
    "3 sources, 20 objects": Kind(objects=20, sources=3, votes=2.4),
    "3 sources, 1,000 objects": Kind(objects=1000, sources=3, votes=2.4),
    "10 sources, 20 objects": Kind(objects=20, sources=10, votes=8.0),
    "300 sources, 60 objects": Kind(objects=60, sources=300, votes=40.0),
    "20,000 objects": Kind(objects=20_000, sources=20, votes=4.0),
    "two of each": Kind(votes=2.0, sources=30),
    "hardly more than one": Kind(votes=1.3, sources=30),
    "all good": Kind(able=3.0),
    "all poor": Kind(able=-0.5, spread=1.0),
    "half poor, half good": Kind(able=0.5, spread=2.0),
    "long tail": Kind(sources=300, votes=4.0, uneven=True),
    "long tail, poor": Kind(sources=300, votes=4.0, uneven=True, able=0.3),
    "long tail, free of big ones": Kind(objects=500, sources=1000, votes=5.0),
    "long tail and a bloc": Kind(sources=300, votes=5.0, uneven=True, copiers=0.2, masters=1),
    "blocs": Kind(sources=40, votes=10.0, copiers=0.6, masters=3),
    "blocs, loosely": Kind(sources=40, votes=10.0, copiers=0.6, masters=3, exact=0.7),
    "blocs that copy good ones": Kind(sources=40, votes=10.0, copiers=0.6, master_able=2.0),
    "blocs, 4 labels": Kind(sources=40, votes=10.0, copiers=0.6, masters=3, labels=4),
    "2 labels": Kind(labels=2),
    "2 labels, poor": Kind(labels=2, able=0.3),
    "2 labels, one in ten": Kind(labels=2, able=1.5, skew=0.9),
    "2 labels, few votes": Kind(labels=2, votes=3.0, sources=60),
    "4 labels": Kind(labels=4),
    "4 labels, a long tail": Kind(labels=4, sources=200, votes=5.0, uneven=True),
    "12 labels": Kind(labels=12, votes=5.0),
    "hard objects": Kind(difficulty=1.5, lure=0.5),
    "hard objects, no lure": Kind(difficulty=2.0),
    "hard objects, 2 labels": Kind(difficulty=1.5, labels=2),
    "hard objects, 4 labels": Kind(difficulty=1.5, labels=4, lure=0.5),
    "hard objects, many votes": Kind(difficulty=2.0, lure=0.7, sources=40, votes=20.0),
    "hard objects, many votes, 4 labels": Kind(
        difficulty=2.0, lure=0.7, labels=4, sources=40, votes=20.0
    ),
    "one mistake of each": Kind(wrong=1, votes=5.0),
    "one mistake of each, poor": Kind(wrong=1, votes=5.0, able=0.3),
    "specialists": Kind(objects=600, predicates=4, special=1.5),
    "specialists by topic": Kind(topical=1.5),
    "drifting": Kind(drift=3.0),
    "drifting, 4 labels": Kind(drift=3.0, labels=4),
    "unknown truths": Kind(unstated=0.3),
    "unknown truths, few votes": Kind(unstated=0.3, votes=2.5),
    "four predicates": Kind(objects=800, predicates=4, votes=5.0),
    "four predicates, a bloc": Kind(
        objects=800, predicates=4, sources=30, votes=8.0, copiers=0.4, masters=1
    ),
}


def world(seed: int, kind: Kind) -> World:
    """Return a world of a kind. With several predicates its objects are `subject|predicate`."""
    random = np.random.default_rng(seed)
    busy = random.pareto(1.2, kind.sources) + 0.2 if kind.uneven else np.ones(kind.sources)
    copying = np.zeros(kind.sources, int) - 1
    copiers = round(kind.copiers * kind.sources)
    copying[kind.sources - copiers :] = np.arange(copiers) % kind.masters
    right = _chances(random, kind, copying)
    values = _Values.of(random, kind)
    names = [
        f"o{thing // kind.predicates:05d}"
        + ("" if kind.predicates == 1 else f"|p{thing % kind.predicates}")
        for thing in range(kind.objects)
    ]
    statements: list[Statement] = []
    for thing in range(kind.objects):
        count = min(max(1, int(random.poisson(kind.votes))), kind.sources)
        speaking = random.choice(kind.sources, count, replace=False, p=busy / busy.sum())
        masters = [values.stated(random, thing, right[n, thing]) for n in range(kind.masters)]
        for source in speaking.tolist():
            own = values.stated(random, thing, right[source, thing])
            master = copying[source] if random.random() < kind.exact else -1
            if source < kind.masters and copiers:
                master = source
            said = own if master < 0 else masters[master]
            statements.append((f"s{source:03d}", names[thing], said))
    truth = {name: values.text(thing, 0) for thing, name in enumerate(names)}
    return World(statements=statements, truth=truth, copies={})


def _chances(random: np.random.Generator, kind: Kind, copying: NDArray[np.int64]) -> Floats:
    """How likely each source is right of each object (sources by objects)."""
    able = random.normal(kind.able, kind.spread, kind.sources)
    if (copying >= 0).any():
        able[: kind.masters] = kind.master_able
    things = np.arange(kind.objects)
    odds = able[:, None] - kind.difficulty * random.normal(0, 1, kind.objects)
    by_predicate = random.normal(0, kind.special, (kind.sources, kind.predicates))
    odds = odds + by_predicate[:, things % kind.predicates]
    by_topic = random.normal(0, kind.topical, (kind.sources, TOPICS))
    odds = odds + by_topic[:, random.integers(0, TOPICS, kind.objects)]
    turn = random.normal(0, kind.drift / 2, kind.sources)
    odds = odds + turn[:, None] * (2 * things / kind.objects - 1)
    chances: Floats = 1 / (1 + np.exp(-odds))
    chances[:, random.random(kind.objects) < kind.unstated] = 0
    return chances


@frozen(kw_only=True, eq=False)
class _Values:
    """What can be stated: places of values, the first one true."""

    kind: Kind
    wrong: int
    truth: NDArray[np.int64]
    lure: NDArray[np.int64]

    @classmethod
    def of(cls, random: np.random.Generator, kind: Kind) -> _Values:
        wrong = kind.wrong if kind.labels is None else kind.labels - 1
        even = random.integers(0, wrong + 1, kind.objects)
        truth = np.where(random.random(kind.objects) < kind.skew, 0, even)
        return cls(
            kind=kind, wrong=wrong, truth=truth, lure=random.integers(1, wrong + 1, kind.objects)
        )

    def stated(self, random: np.random.Generator, thing: int, right: float) -> str:
        if random.random() < right:
            return self.text(thing, 0)
        slips = random.random() < self.kind.lure
        return self.text(
            thing, int(self.lure[thing] if slips else random.integers(1, self.wrong + 1))
        )

    def text(self, thing: int, place: int) -> str:
        value = (self.truth[thing] + place) % (self.wrong + 1)
        return f"v{value}" if self.kind.labels else f"{thing}-{value}"

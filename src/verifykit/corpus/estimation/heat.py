"""How much surer than it should be a posterior is of each object, by who speaks of it.

A posterior takes errors for independent, and what it has learned of a source for known. Neither is
so. Errors that a crowd shares make it too sure, the more so the more of them there are (Ladha
1992): how far they are shared is found from how voices agree (see `urn`). Where that is not known,
n voices are taken to weigh as their square root does. And what is learned of a source from few
statements may be far off: the mean over what it may be is nearly that of odds tempered by
√(1 + π v / 8), where v is the variance of the log-odds (MacKay 1992). So few statements a source
make scores timid, and many do not.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, clipped, run_max, run_sums, taken
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation import urn
from verifykit.corpus.estimation.rounds import BlockState, origins


@frozen(kw_only=True, eq=False)
class Quality:
    """What is known of groups of sources: how often they are right, and how they err together."""

    accuracy: Floats
    """Groups by attributes."""
    statements: Floats
    """What the accuracy rests on (groups by attributes)."""
    wrong: float
    """How many wrong values an object has."""
    correlation: float | None = None
    """Of errors about one object, in (0, 1); None where it is not known."""


def variances(accuracy: Floats, statements: Floats, constants: Constants) -> Floats:
    """Return how uncertain the log-odds of each accuracy are (groups by attributes), as variance.

    That of a share of so many trials, by the delta method. All `statements` of a group count,
    since an accuracy on one attribute is drawn towards that on all; and each for `trial` only.
    """
    trials = constants.trial * (statements.sum(1, keepdims=True) + constants.accuracy_mass)
    right = clipped(accuracy, 0.01, 0.99)
    found: Floats = 1 / (right * (1 - right) * trials)
    return found


def heat(
    block: Block, state: BlockState, probability: Floats, known: Quality, constants: Constants
) -> Floats:
    """Return by how much what is said of each object is to be tempered, at least 1.

    1 is one voice of a source that is known for certain. `probability` is the posterior of each
    claim.
    """
    counts = block.claims_per_object
    variance = variances(known.accuracy, known.statements, constants)
    cell = block.source.astype(np.int64) * variance.shape[1] + block.statement_attribute
    unsure = block.claim_sums(state.voice**2 * taken(variance.ravel(), cell))
    unsure = of_likeliest(probability, unsure, counts)
    voices = origins(block, state)
    ahead = of_likeliest(probability, voices, counts)
    if known.correlation is None:
        return crowded(ahead, unsure, constants)
    shared = urn.crowding(
        ahead,
        _next(probability, voices, counts),
        *urn.chances(block, state.voice, known.accuracy, known.wrong),
        known.correlation,
    )
    return shared * uncertain(unsure)


def crowded(voices: Floats, variance: Floats, constants: Constants) -> Floats:
    """Return the heat of objects of which it is not known how far errors are shared.

    `voices` are those for the likeliest value, `variance` that of their log-odds.
    """
    shared: Floats = np.maximum(voices, 1.0) ** constants.crowding
    return shared * uncertain(variance)


def uncertain(variance: Floats) -> Floats:
    """Return what heat comes of log-odds with such a variance."""
    found: Floats = np.sqrt(1 + np.pi / 8 * variance)
    return found


def of_likeliest(probability: Floats, amount: Floats, counts: Ids) -> Floats:
    """Return the amount of the likeliest value of each object; of equals the greatest.

    Values whose probability differs by rounding alone are equals.
    """
    found: Floats = run_max(np.where(_likeliest(probability, counts), amount, 0.0), counts)
    return found


def _next(probability: Floats, voices: Floats, counts: Ids) -> Floats:
    """The most voices for another value than the likeliest of each object."""
    likeliest = _likeliest(probability, counts)
    several = run_sums(likeliest.astype(np.float64), counts) > 1
    others = run_max(np.where(likeliest, 0.0, voices), counts)
    return np.where(several, of_likeliest(probability, voices, counts), others)


def _likeliest(probability: Floats, counts: Ids) -> Flags:
    found: Flags = probability >= np.repeat(run_max(probability, counts) * (1 - 1e-9), counts)
    return found

"""How much surer than it should be a posterior is of each value, by who states it.

A posterior takes errors for independent, and what it has learned of a source for known. Neither is
so. Errors that a crowd shares make it too sure, the more so the more of them there are (Ladha
1992): n voices are taken to weigh as their square root does. And what is learned of a source from
few statements may be far off: the mean over what it may be is nearly that of odds tempered by
√(1 + π v / 8), where v is the variance of the log-odds (MacKay 1992). So few statements a source
make scores timid, and many do not.
"""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import Floats, Ids, clipped, run_max, taken
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.rounds import BlockState, origins


def variances(accuracy: Floats, statements: Floats, constants: Constants) -> Floats:
    """Return how uncertain the log-odds of each accuracy are (groups by attributes), as variance.

    That of a share of so many trials, by the delta method. All `statements` of a group count,
    since an accuracy on one attribute is drawn towards that on all; and each for `trial` only.
    """
    trials = constants.trial * (statements.sum(1, keepdims=True) + constants.accuracy_mass)
    right = clipped(accuracy, 0.01, 0.99)
    found: Floats = 1 / (right * (1 - right) * trials)
    return found


def heat(block: Block, state: BlockState, variance: Floats, constants: Constants) -> Floats:
    """Return by how much what is said of each claim is to be tempered, at least 1.

    1 is one voice of a source that is known for certain. `variance` is that of each group and
    attribute.
    """
    cell = block.source.astype(np.int64) * variance.shape[1] + block.statement_attribute
    unsure = block.claim_sums(state.voice**2 * taken(variance.ravel(), cell))
    return crowded(origins(block, state), unsure, constants)


def crowded(voices: Floats, variance: Floats, constants: Constants) -> Floats:
    """Return the heat of claims, given their independent voices and the variance of log-odds."""
    shared = np.maximum(voices, 1.0) ** constants.crowding
    found: Floats = shared * np.sqrt(1 + np.pi / 8 * variance)
    return found


def of_likeliest(probability: Floats, amount: Floats, counts: Ids) -> Floats:
    """Return the amount of the likeliest value of each object; of equals the greatest.

    Values whose probability differs by rounding alone are equals.
    """
    likeliest = probability >= np.repeat(run_max(probability, counts) * (1 - 1e-9), counts)
    found: Floats = run_max(np.where(likeliest, amount, 0.0), counts)
    return found

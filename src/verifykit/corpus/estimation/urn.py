"""How far sources err together: the voices about one object as draws from an urn.

Where each source errs for itself, all objects are alike: of so many voices about so many are right.
Where some objects mislead everybody, voices agree more than that, on the truth or on a mistake.
Pólya's urn says so with one number: each voice for a value makes the next one for it likelier, so
voices about an object are correlated (Eggenberger and Pólya 1923; the Dirichlet-multinomial
distribution, Mosimann 1962). It is found from agreement alone, and then tells what one more voice
for a value is worth beside those that it has already: of a crowd that errs together, little.
"""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import Floats, run_max, run_sums, taken
from verifykit.corpus.blocks.block import Block

CORRELATIONS: Floats = np.array(
    [
        *(0.001, 0.01, 0.02, 0.03, 0.04, 0.055, 0.07, 0.085),
        *(0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65),
    ]
)
"""The correlations of errors that are looked at; each is as likely beforehand as any other."""
_WRONG = (1.0, 2.0, 3.0)
"""How many wrong values an object of an open vocabulary may have, if not as many as is assumed: it
may be a question of yes or no, or of a few grades."""
_TOO_MANY = 20.0
"""How unlikely, in nats, each value is that an object has beyond those."""
_AHEAD = 1.05
"""A true value is at least so much likelier to be stated than each wrong one."""


def chances(block: Block, voice: Floats, accuracy: Floats, wrong: float) -> tuple[Floats, Floats]:
    """Return how likely a voice about each object is right, and states a given one of `wrong`.

    The mean over who speaks of it, by the accuracy of each group and attribute.
    """
    cell = block.source.astype(np.int64) * accuracy.shape[1] + block.statement_attribute
    right = block.claim_sums(voice * taken(accuracy.ravel(), cell))
    spoken = np.maximum(block.object_sums(block.claim_sums(voice)), 1e-9)
    mean = np.clip(block.object_sums(right) / spoken, 0.02, 0.98)
    error = (1 - mean) / wrong
    return np.maximum(mean, _AHEAD * error), error


def likelihoods(
    block: Block, voice: Floats, accuracy: Floats, wrong: float, *, closed: bool
) -> Floats:
    """Return the log-likelihood of the voices about all objects, by number of wrong values.

    One row for each number that an object may have (`wrong` alone where labels are `closed`), one
    column for each of `CORRELATIONS`. Where few wrong values are possible, that many sources agree
    on one is no sign that they err together. Any stated value may be the true one, or one of which
    nobody speaks.
    """
    right, error = chances(block, voice, accuracy, wrong)
    counts = block.claims_per_object
    voices = block.claim_sums(voice / block.weight)
    spoken = run_sums(voices, counts)
    numbers = (wrong,) if closed else (*_WRONG, wrong)
    found = np.zeros((len(numbers), len(CORRELATIONS)))
    for column, size in enumerate(1 / CORRELATIONS - 1):
        as_right = _drawn(voices, taken(size * right, block.claim_object))
        drawn = _drawn(spoken, np.full(len(spoken), size))
        for row, number in enumerate(numbers):
            left = (number + 1 - counts).astype(np.float64)
            as_error = _drawn(voices, taken(size * error * wrong / number, block.claim_object))
            gain, unstated = as_right - as_error, np.log(np.maximum(left, 1e-9))
            top = np.maximum(run_max(gain, counts), unstated)
            odds = run_sums(np.exp(gain - np.repeat(top, counts)), counts) + np.exp(unstated - top)
            of_any = run_sums(as_error, counts) + top + np.log(odds)
            found[row, column] = (of_any + _ways(left, number) - drawn).sum()
    return found


def _drawn(voices: Floats, balls: Floats) -> Floats:
    """How likely so many voices in a row are, of an urn with so many balls of a kind, as logarithm.

    But for what is common to all kinds: each voice adds a ball.
    """
    from scipy.special import gammaln  # takes a quarter of a second to load

    found: Floats = gammaln(voices + balls) - gammaln(balls)
    return found


def _ways(left: Floats, wrong: float) -> Floats:
    """In how many ways the values beside a true one can be some of the wrong ones, as logarithm.

    `left` of these are not stated; below 0, more are stated than there can be.
    """
    from scipy.special import gammaln

    ways: Floats = gammaln(wrong + 1) - gammaln(np.maximum(left + 1, 1.0))
    return ways + _TOO_MANY * np.minimum(left, 0)


def correlation(likelihood: Floats) -> float:
    """Return the correlation of errors to expect, given the sum of `likelihoods`."""
    weight = np.exp(likelihood - likelihood.max())
    return float((weight * CORRELATIONS).sum() / weight.sum())


def crowding(
    ahead: Floats, behind: Floats, right: Floats, error: Floats, correlation: float
) -> Floats:
    """Return how many times less a voice is worth than where each source errs for itself.

    `ahead` voices state the likeliest value of an object, `behind` the next one; what counts is the
    voice in the middle of those by which they differ. `right` and `error` are `chances`.
    """
    size = 1 / correlation - 1
    middle = np.maximum((ahead + behind - 1) / 2, 0)
    worth = np.log((middle + size * right) / (middle + size * error))
    found: Floats = np.maximum(np.log(right / error) / worth, 1)
    return found

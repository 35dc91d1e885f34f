"""Closed vocabularies: each source has a confusion matrix (Dawid and Skene 1979).

The prior of a source's matrix mixes a one-coin matrix of its own with the pooled one; the mix and
its mass are those with the greatest marginal likelihood, so the choice needs no gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import (
    Floats,
    Ints,
    expit,
    log_odds_of,
    run_sums,
    softmax,
)
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.rounds import BlockState, RoundBlock

MIXTURES = (0.0, 0.5, 1.0)
"""The pooled shares among which that of the prior is chosen."""
_MASSES = (0.5, 2.0, 8.0, 32.0, 128.0)

_LONGEST = 16.0
"""Rounds' worth of the longest step: a longer one may leave the valley that the rounds are in."""
_LEAST = 1e-9
"""The least probability that comes out."""


@frozen(kw_only=True, eq=False)
class ClosedParameters:
    """What goes out to the blocks in a round. `confusion` None: the first round."""

    labels: int
    confusion: Floats | None = None
    """Sources by stated label by true label; every [source, :, true label] adds to 1."""
    prevalence: Floats | None = None
    """How frequent each label is among the truths."""


@frozen(kw_only=True, eq=False)
class ClosedSums:
    """What comes back from a block; sums of different blocks are added."""

    cells: Ints
    counts: Floats
    """Cells (source and stated label) by true label."""
    truths: Floats
    """Expected number of objects per true label."""
    objects: int


def posterior(
    part: RoundBlock, state: BlockState, parameters: ClosedParameters, constants: Constants
) -> tuple[Floats, Floats]:
    """Per object and label: the log-odds (up to a constant per object) and the probability."""
    block = part.block
    labels = parameters.labels
    shape = (len(block.objects), labels)
    if parameters.confusion is None or parameters.prevalence is None:
        first = log_odds_of(constants.first_accuracy) + np.log(labels - 1)
        total = run_sums(first * state.voice, block.statements_per_claim)
        log, probability = np.full(shape, -np.inf), np.zeros(shape)
        log[block.claim_object, part.claim_label] = total
        probability[block.claim_object, part.claim_label] = softmax(total, block.claims_per_object)
        return log, with_gold(part, probability)
    confusion = parameters.confusion.reshape(-1, labels)[part.cells]
    log = _by_cell(part, state.voice) @ np.log(confusion)
    if block.has_against:
        denial = np.log1p(-confusion)[part.against_cell] * state.voice_against[:, None]
        np.add.at(log, block.claim_object[block.against_claim], denial)
    log += np.log(parameters.prevalence)
    probability = np.exp(log - log.max(1, keepdims=True))
    probability /= probability.sum(1, keepdims=True)
    return log, with_gold(part, probability)


def with_gold(part: RoundBlock, probability: Floats) -> Floats:
    """Put what is known in its place in a table of objects by labels, and return the table."""
    if part.labelled.any():
        probability[part.labelled] = 0
        true = np.flatnonzero(part.is_true)
        probability[part.block.claim_object[true], part.claim_label[true]] = 1
    return probability


def estimate(
    part: RoundBlock, state: BlockState, parameters: ClosedParameters, constants: Constants
) -> ClosedSums:
    """Return one expectation step on one block: expected counts of stated against true labels."""
    _, probability = posterior(part, state, parameters, constants)
    return counted(part, probability)


def counted(part: RoundBlock, probability: Floats) -> ClosedSums:
    """Return the counts of stated labels, given how likely each true label of each object is."""
    block = part.block
    return ClosedSums(
        cells=part.cells,
        counts=_by_cell(part, block.share).T @ probability,
        truths=probability.sum(0),
        objects=len(block.objects),
    )


def _by_cell(part: RoundBlock, amount: Floats) -> Any:
    """How much is said of each object in each cell, as a sparse matrix of objects by cells.

    Products with it are sums over statements in one pass, with nothing laid out between.
    """
    from scipy.sparse import csr_array  # takes a while to load

    counts = part.block.statements_per_object
    starts = np.zeros(len(counts) + 1, np.int32)
    np.cumsum(counts, out=starts[1:])
    return csr_array((amount, part.cell, starts), shape=(len(counts), len(part.cells)))


@frozen(kw_only=True, eq=False)
class ClosedTotals:
    """The sums of all blocks, added in the order of the blocks."""

    counts: Floats
    """Groups by stated labels by true labels."""
    truths: Floats
    objects: int

    @classmethod
    def of(cls, groups: int, labels: int, parts: Iterable[ClosedSums]) -> ClosedTotals:
        """Return the totals of what comes back from each block."""
        counts, truths = np.zeros((groups * labels, labels)), np.zeros(labels)
        objects = 0
        for part in parts:
            counts[part.cells] += part.counts
            truths += part.truths
            objects += part.objects
        return cls(counts=counts.reshape(groups, labels, labels), truths=truths, objects=objects)


@frozen
class Shrinkage:
    """How a source's matrix is shrunk: the pooled share of its prior, and the prior's mass."""

    pooled: float
    mass: float


def prior_matrices(
    counts: Floats, pooled_share: float, head_start: Floats, constants: Constants
) -> tuple[Floats, Floats]:
    """Return the prior matrices (sources by stated by true), and each source's one-coin accuracy.

    `head_start` is what is known of each source beforehand, in log-odds (0 = nothing).
    """
    labels = counts.shape[1]
    together = counts.sum(0) + 1.0
    mean = expit(log_odds_of(float(np.trace(together) / together.sum())) + head_start)
    heavy = constants.accuracy_mass
    accuracy = (np.trace(counts, axis1=1, axis2=2) + heavy * mean) / (counts.sum((1, 2)) + heavy)
    wrong = ((1 - accuracy) / (labels - 1))[:, None, None]
    one_coin = np.where(np.eye(labels, dtype=bool)[None], accuracy[:, None, None], wrong)
    leaning = np.where(np.eye(labels, dtype=bool), np.exp(head_start)[:, None, None], 1.0)
    pooled = (together / together.sum(0))[None] * leaning
    pooled /= pooled.sum(1, keepdims=True)
    return (1 - pooled_share) * one_coin + pooled_share * pooled, accuracy


def choose_shrinkage(
    counts: Floats,
    head_start: Floats,
    constants: Constants,
    mixtures: Sequence[float] = MIXTURES,
) -> Shrinkage:
    """Return the shrinkage with the greatest Dirichlet-multinomial marginal likelihood."""
    from scipy.special import gammaln  # takes a quarter of a second to load

    columns = counts.sum(1)
    best, best_likelihood = Shrinkage(0.0, _MASSES[0]), -np.inf
    for pooled in mixtures:
        prior, _ = prior_matrices(counts, pooled, head_start, constants)
        for mass in _MASSES:
            alpha = mass * prior
            likelihood = float(
                (gammaln(alpha + counts) - gammaln(alpha)).sum()
                + (gammaln(mass) - gammaln(mass + columns)).sum()
            )
            if likelihood > best_likelihood:
                best, best_likelihood = Shrinkage(pooled, mass), likelihood
    return best


def new_confusion(
    counts: Floats, shrinkage: Shrinkage, head_start: Floats, constants: Constants
) -> tuple[Floats, Floats]:
    """One maximisation step: the matrices (sources by stated by true) and one-coin accuracies."""
    prior, accuracy = prior_matrices(counts, shrinkage.pooled, head_start, constants)
    matrices = counts + shrinkage.mass * constants.confusion_mass * prior
    return matrices / matrices.sum(1, keepdims=True), accuracy


def extrapolated_parameters(
    first: ClosedParameters, second: ClosedParameters, third: ClosedParameters
) -> ClosedParameters:
    """Return where three rounds in a row lead."""
    trail = (first, second, third)
    confusion = [one.confusion for one in trail if one.confusion is not None]
    prevalence = [one.prevalence for one in trail if one.prevalence is not None]
    return ClosedParameters(
        labels=third.labels,
        confusion=extrapolated(confusion[0], confusion[1], confusion[2], axis=1),
        prevalence=extrapolated(prevalence[0], prevalence[1], prevalence[2], axis=0),
    )


def extrapolated(first: Floats, second: Floats, third: Floats, axis: int) -> Floats:
    """Return where three rounds in a row lead; probabilities add to 1 along `axis`.

    What comes out is as good a start of the next round as any: a fixed point stays one.
    """
    step = second - first
    bend = third - second - step
    size = float(np.linalg.norm(bend))
    length = min(max(float(np.linalg.norm(step)) / size, 1.0), _LONGEST) if size > 0 else 1.0
    found = np.maximum(first + 2 * length * step + length**2 * bend, _LEAST)
    whole: Floats = found / found.sum(axis, keepdims=True)
    return whole

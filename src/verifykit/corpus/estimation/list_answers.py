"""What answers to the questions of `blocks.lists` show of a source: precision, recall, specificity.

A source has a confusion matrix of two answers, with the pooled one as prior (the two-sided model of
Zhao, Rubinstein, Gemmell and Han 2012, by expectation maximisation instead of sampling). Tables of
matrices are groups of sources by stated by true answer.

A value that nobody lists is not seen, so whatever is seen has been listed by one at least. Of what
is false most is never seen; who takes the rest for all believes in two sources that list a value
little more than in one. So probabilities are conditional on being seen, and for every value seen
the rounds count the like that were not (Dempster, Laird and Rubin 1977, on truncated data).
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import Floats, clipped, run_sums, tally
from verifykit.corpus.blocks.lists import NO, YES
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation import closed_labels
from verifykit.corpus.estimation.closed_labels import ClosedParameters, ClosedSums
from verifykit.corpus.estimation.rounds import BlockState, RoundBlock


def first_parameters(groups: int, constants: Constants) -> ClosedParameters:
    """Return what goes out in the first round: that a list is sooner short than wrong.

    To begin with what most say would take all for false that most leave out.
    """
    recall, specificity = constants.first_recall, constants.first_specificity
    matrix = np.array([[specificity, 1 - recall], [1 - specificity, recall]])
    return ClosedParameters(
        labels=2,
        confusion=np.broadcast_to(matrix, (groups, 2, 2)).copy(),
        prevalence=np.array([0.5, 0.5]),
    )


def posterior(
    part: RoundBlock, state: BlockState, parameters: ClosedParameters, constants: Constants
) -> tuple[Floats, Floats, Floats]:
    """Return per question and answer: log-odds (up to a constant), probability, and the unseen.

    The unseen is how many values of the like there are, for each that is seen, if the answer is
    this one.
    """
    log, _ = closed_labels.posterior(part, state, parameters, constants)
    assert parameters.confusion is not None
    omitted = np.log(parameters.confusion[part.block.source, NO]) * state.voice[:, None]
    counts = part.block.statements_per_object
    nobody = np.exp(np.stack([run_sums(column, counts) for column in omitted.T], axis=1))
    nobody = np.minimum(nobody, constants.most_unseen)
    log = log - np.log1p(-nobody)
    probability = np.exp(log - log.max(1, keepdims=True))
    probability /= probability.sum(1, keepdims=True)
    closed_labels.with_gold(part, probability)
    return log, probability, nobody / (1 - nobody)


def estimate(
    part: RoundBlock, state: BlockState, parameters: ClosedParameters, constants: Constants
) -> ClosedSums:
    """Return one expectation step on one block: expected counts of answers, given and true."""
    block = part.block
    _, probability, unseen = posterior(part, state, parameters, constants)
    sums = closed_labels.counted(part, probability)
    left_out = block.source.astype(np.int64) * 2 + NO
    cells = np.union1d(sums.cells, left_out)
    counts = np.zeros((len(cells), 2))
    counts[np.searchsorted(cells, sums.cells)] = sums.counts
    place = np.searchsorted(cells, left_out)
    ghosts = (probability * unseen)[block.statement_object] * block.share[:, None]
    for answer in (NO, YES):
        counts[:, answer] += tally(place, ghosts[:, answer], len(cells))
    return evolve(sums, cells=cells, counts=counts)


def precision(counts: Floats, constants: Constants) -> tuple[Floats, Floats]:
    """Return how much of what each group lists is true, in [.01, .99], and how much it lists.

    `counts` are expected numbers of answers. Drawn to `mean_accuracy`, as any reliability is.
    """
    right, listed = counts[:, YES, YES], counts[:, YES].sum(1)
    heavy = constants.accuracy_mass
    found = (right + heavy * constants.mean_accuracy) / (listed + heavy)
    return clipped(found, 0.01, 0.99), listed


@frozen(kw_only=True, eq=False)
class ListQuality:
    """What is known of the lists of each group, in (0, 1)."""

    recall: Floats
    """How much it lists of what is true of the things it speaks of."""
    specificity: Floats
    """How much it leaves out of what others wrongly say of them."""

    @classmethod
    def of(cls, parameters: ClosedParameters) -> ListQuality:
        """Return what the matrices say. They must have been estimated."""
        assert parameters.confusion is not None
        return cls(
            recall=parameters.confusion[:, YES, YES],
            specificity=parameters.confusion[:, NO, NO],
        )

    @property
    def omission(self) -> Floats:
        """How much an omission speaks against a value, as a share of what a listing says for it.

        The ratio of their log-likelihood ratios: 0 for who lists next to nothing.
        """
        recall, specificity = (clipped(one, 0.01, 0.99) for one in (self.recall, self.specificity))
        listing = np.log(recall / (1 - specificity))
        omitting = np.log(specificity / (1 - recall))
        return clipped(omitting / np.maximum(listing, 1e-9), 0, 1)


def matrices(recall: Floats, precision: Floats, specificity: Floats) -> ClosedParameters:
    """Return the parameters of lists of which these are known, one number per group each.

    How frequent true values are among those stated follows: as frequent as makes the precision,
    the recall and the specificity of the groups fit (the median over them).
    """
    recall, precision, specificity = (
        clipped(one, 0.01, 0.99) for one in (recall, precision, specificity)
    )
    odds = precision / (1 - precision) * (1 - specificity) / recall
    middle = float(np.median(odds)) if len(odds) else 1.0
    true = min(max(middle / (1 + middle), 0.01), 0.99)
    confusion = np.stack(
        [
            np.stack([specificity, 1 - recall], axis=1),
            np.stack([1 - specificity, recall], axis=1),
        ],
        axis=1,
    )
    return ClosedParameters(labels=2, confusion=confusion, prevalence=np.array([1 - true, true]))

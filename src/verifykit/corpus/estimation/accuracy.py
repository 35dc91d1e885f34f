"""How often a source is right, from the credit its statements earned (open vocabularies).

Arrays are sources (groups of mirrors) by attributes unless said otherwise. `credit` is the expected
number of right statements, `stated` the number of statements, both over contested objects.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, clipped, expit, log_odds_of, logit
from verifykit.corpus.constants import Constants


@frozen(kw_only=True, eq=False)
class OpenFacts:
    """The constant sums of the whole corpus (sources by attributes; per shared value)."""

    statements: Floats
    labelled: Floats
    labelled_right: Floats
    shared_claims: Floats
    claims: int
    head_start: Floats
    """What is known of each source beforehand, in log-odds (0 = nothing)."""


def own_accuracy(credit: Floats, facts: OpenFacts, constants: Constants) -> Floats:
    """Return the accuracy that a source earned on each attribute, in [.01, .99].

    An attribute is drawn towards the source's accuracy on all, with `attribute_accuracy_mass`
    statements, that towards the mean accuracy, with `accuracy_mass`.
    """
    stated, heavy = facts.statements, constants.attribute_accuracy_mass
    start = expit(log_odds_of(constants.mean_accuracy) + facts.head_start)
    overall = (credit.sum(1) + constants.accuracy_mass * start) / (
        stated.sum(1) + constants.accuracy_mass
    )
    return _labelled((credit + heavy * overall[:, None]) / (stated + heavy), facts, constants)


def accuracy_elsewhere(credit: Floats, facts: OpenFacts, constants: Constants) -> Floats:
    """Return the accuracy on each attribute that the others let expect, in [.01, .99].

    So a mistake that is shared on one attribute does not vouch for itself.
    """
    stated = facts.statements
    expected = usual(credit, stated) + leanings(credit, stated, constants)
    return _labelled(expit(expected + facts.head_start[:, None]), facts, constants)


def usual(credit: Floats, stated: Floats) -> Floats:
    """Return how often statements on each attribute are right, in log-odds, one per attribute."""
    return logit(clipped((credit.sum(0) + 2) / (stated.sum(0) + 4), 0.05, 0.95))


def leanings(credit: Floats, stated: Floats, constants: Constants) -> Floats:
    """Return how much better than the others a source is, by all attributes but the one given.

    In log-odds: one step of Newton's method for an effect of the source beside those of the
    attributes (Rasch 1960), drawn towards 0. A source that speaks of hard attributes is compared
    with those that speak of them, too, and one of which little is known is taken for average.
    """
    ahead, information = effects(credit, stated, constants)
    ahead = ahead.sum(1, keepdims=True) - ahead
    information = information.sum(1, keepdims=True) - information
    leaning: Floats = ahead / (information + constants.leaning_mass)
    return leaning


def effects(credit: Floats, stated: Floats, constants: Constants) -> tuple[Floats, Floats]:
    """Return the score and the information of each source's effect, attribute by attribute.

    Sums over attributes divide to a step of Newton's method: log-odds, and their precision.
    """
    rate = expit(usual(credit, stated))
    worth = stated / (1 + stated / constants.attribute_cap)
    ahead = worth * (credit / np.maximum(stated, 1e-9) - rate)
    return ahead, worth * rate * (1 - rate)


def _labelled(accuracy: Floats, facts: OpenFacts, constants: Constants) -> Floats:
    """Return the accuracy with what labels show of it, in [.01, .99]."""
    accuracy = clipped(accuracy, 0.01, 0.99)
    if not facts.labelled.any():
        return accuracy
    heavy = constants.label_mass
    mixed = (facts.labelled_right + heavy * accuracy) / (facts.labelled + heavy)
    return clipped(mixed, 0.01, 0.99)

"""A second reading of the corpus: does the runner-up of every conflict set hang together as well?

Two self-consistent worlds can lie close, as when half the sources say when a plane left the gate
and half when it left the ground. The model ends in one of them. Where it would stay in the other
if it were put there, and the other explains the statements nearly as well, the answer is one of
two readings, and is given with low confidence.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    run_max,
    run_sums,
    starts_of,
    tally,
)
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.open_values import OpenFacts, OpenParameters, OpenSums
from verifykit.corpus.estimation.rounds import RoundBlock
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.reading import Reading


@frozen(kw_only=True, eq=False)
class Comparison:
    """Two readings of a block side by side, per attribute."""

    objects: Floats
    differing: Floats
    """Objects whose best value is another one."""
    evidence: Floats
    """How well the reading at hand explains the statements: log-odds against nothing true."""
    rival_evidence: Floats


def close_attributes(
    engine: Engine,
    family: Family,
    reading: Reading,
    parameters: OpenParameters,
    facts: OpenFacts,
    constants: Constants,
) -> tuple[Reading | None, Flags]:
    """The second reading, if one is looked for, and the attributes of which it lies close.

    It is looked for from the runner-up of every conflict set, with dependence as it was found.
    """
    if family.statements > constants.rival_statements or not facts.claims:
        return None, np.zeros(family.size, bool)
    other = Reading.of(family, "second")
    totals = open_values.OpenTotals.of(facts)
    for sums in engine.each(take_runner_up, family, reading, other):
        totals.add(sums)
    rival: OpenParameters | None = None
    late = constants.most_rounds
    for _ in range(constants.rival_rounds):
        rival, _ = open_values.next_parameters(totals, facts, rival, late, constants)
        totals = open_values.OpenTotals.of(facts)
        before, other = other, other.next(heard=False)
        for sums in engine.each(
            steps.open_round,
            family,
            before,
            other,
            rival,
            None,
            constants,
            spent=before.spent(other),
        ):
            totals.add(sums)
    sides = list(engine.each(compare, family, (reading, other), (parameters, rival), constants))
    differing = np.sum([side.differing for side in sides], axis=0)
    share = differing / np.maximum(np.sum([side.objects for side in sides], axis=0), 1)
    evidence = np.sum([side.evidence for side in sides], axis=0)
    rival_evidence = np.sum([side.rival_evidence for side in sides], axis=0)
    close: Flags = (share >= constants.rival_share) & (
        rival_evidence >= constants.rival_evidence * evidence
    )
    return other, close


def take_runner_up(
    store: Store, number: int, family: Family, reading: Reading, other: Reading
) -> OpenSums:
    """Give the credit of each object's best claim to its second, and the other way round."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    state = reading.load(store, number)
    ranking = np.lexsort((-state.credit, part.block.claim_object))
    first = starts_of(part.block.claims_per_object)
    best, second = ranking[first], ranking[first + 1]
    credit = state.credit.copy()
    credit[best], credit[second] = state.credit[second], state.credit[best]
    other.save(store, number, evolve(state, credit=credit))
    return open_values.sums_of(part, credit)


def compare(
    store: Store,
    number: int,
    family: Family,
    readings: tuple[Reading, Reading],
    parameters: tuple[OpenParameters, OpenParameters],
    constants: Constants,
) -> Comparison:
    """Both readings of a block."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    block = part.block
    sides = [
        open_values.log_odds(part, reading.load(store, number), own, constants)
        for reading, own in zip(readings, parameters, strict=True)
    ]
    size = family.size

    def per_attribute(amount: Floats) -> Floats:
        return tally(block.attribute, amount, size)

    return Comparison(
        objects=per_attribute(np.ones(len(block.objects))),
        differing=per_attribute(
            (
                best_claims(sides[0], block.claims_per_object)
                != best_claims(sides[1], block.claims_per_object)
            ).astype(np.float64)
        ),
        evidence=per_attribute(_evidence(sides[0], block.claims_per_object)),
        rival_evidence=per_attribute(_evidence(sides[1], block.claims_per_object)),
    )


def best_claims(amount: Floats, counts: Ids) -> Ints:
    """The claim of each object with the greatest amount (of equals the first)."""
    owner = np.repeat(np.arange(len(counts)), counts)
    best: Ints = np.lexsort((-amount, owner))[starts_of(counts)]
    return best


def _evidence(log_odds: Floats, counts: Ids) -> Floats:
    top = run_max(log_odds, counts)
    return top + np.log(run_sums(np.exp(log_odds - np.repeat(top, counts)), counts))

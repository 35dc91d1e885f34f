"""Rounds where values are open: dependence if it is due, truth, then accuracy."""

from __future__ import annotations

from typing import Self

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.agreement import PairTotals
from verifykit.corpus.blocks.arrays import Flags, Floats
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.accuracy import OpenFacts, accuracy_elsewhere, own_accuracy
from verifykit.corpus.estimation.dependence import overlap_of
from verifykit.corpus.estimation.pair_state import PairState, estimate_open
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import Task


@frozen(kw_only=True, eq=False)
class Estimate:
    """What is held of a family between two rounds."""

    parameters: open_values.OpenParameters
    pairs: PairState | None
    """None before dependence was first estimated."""
    reading: Reading
    credit: Floats
    """What each source earned in this reading (groups by attributes)."""
    change: float
    """The greatest change of an accuracy in the last round, before damping."""


@frozen(kw_only=True, eq=False)
class OpenRounds:
    """The rounds over the conflict sets of a family whose values are open."""

    engine: Engine
    task: Task
    facts: OpenFacts

    @classmethod
    def of(cls, engine: Engine, task: Task) -> Self:
        """Return the rounds, once blocks are laid out for them."""
        shape = (task.groups, task.family.size)
        statements, labelled, right = np.zeros((3, shape[0] * shape[1]))
        shared_claims = np.zeros(len(task.shared))
        claims = 0
        spent = (kinds.COLLAPSED + task.family.key,)
        for part in engine.each(steps.prepare, task.family, task.shared, task.known, spent=spent):
            assert part is not None
            statements[part.cells] += part.statements
            labelled[part.cells] += part.labelled
            right[part.cells] += part.labelled_right
            shared_claims[part.shared] += part.shared_claims
            claims += part.claims
        facts = OpenFacts(
            statements=statements.reshape(shape),
            labelled=labelled.reshape(shape),
            labelled_right=right.reshape(shape),
            shared_claims=shared_claims,
            claims=claims,
            head_start=task.head_start,
        )
        return cls(engine=engine, task=task, facts=facts)

    def after(
        self,
        before: Estimate,
        *,
        anew: bool,
        mistakes: bool = False,
        elsewhere: bool = False,
        held: Flags | None = None,
    ) -> Estimate:
        """Return the estimate after a round.

        `anew`: dependence is estimated first, from shared `mistakes` alone or from all agreement.
        `elsewhere`: a source is judged on each attribute by the others. On the attributes in `held`
        the answers stay as they are.
        """
        task, constants, pairs = self.task, self.task.constants, before.pairs
        if anew:
            true = self._right_together(before.reading) if mistakes else None
            accuracy = before.parameters.accuracy
            pairs = estimate_open(task.overlap, accuracy, pairs, task.declared, constants, true)
        reading = before.reading.next(heard=anew)
        sums = self.engine.each(
            steps.open_round,
            task.family,
            before.reading,
            reading,
            before.parameters,
            pairs.table if anew and pairs is not None else None,
            held,
            constants,
            spent=before.reading.spent(reading),
        )
        totals = open_values.OpenTotals.of(self.facts, sums)
        last = before.parameters.accuracy
        found = self.estimated(totals, elsewhere=elsewhere)
        first = before.reading.version == 0 and before.parameters.mean_credit == 0
        damping = 0.0 if first else constants.damping
        return Estimate(
            parameters=open_values.next_parameters(
                totals, damping * last + (1 - damping) * found, self.facts
            ),
            pairs=pairs,
            reading=reading,
            credit=totals.credit.reshape(last.shape),
            change=float(np.abs(found - last).max()) if found.size else 0.0,
        )

    def estimated(self, totals: open_values.OpenTotals, *, elsewhere: bool = False) -> Floats:
        """Return the accuracies that the totals show (groups by attributes)."""
        credit = totals.credit.reshape(self.facts.statements.shape)
        if elsewhere and self.task.family.size > 1:
            return accuracy_elsewhere(credit, self.facts, self.task.constants)
        return own_accuracy(credit, self.facts, self.task.constants)

    def _right_together(self, reading: Reading) -> Floats:
        """How often the pairs of the overlap are right together (attributes by pairs)."""
        task, family, groups = self.task, self.task.family, self.task.groups
        totals = PairTotals(family.size * groups * groups)
        for sums in self.engine.each(
            steps.shared_truths, family, reading, groups, task.stride, task.constants.crowd
        ):
            totals.add(sums)
        least = task.constants.least_overlap
        return overlap_of(totals.total(), groups, family.size, least).same

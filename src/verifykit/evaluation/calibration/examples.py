"""What calibration learns from: the effective counts of labelled claims, under each discount."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Self

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.engine import scoring_of
from verifykit.evaluation import pans
from verifykit.evaluation.arrays import Flags, Floats, Ints
from verifykit.evaluation.groups import group
from verifykit.evaluation.labels import LABELS, SAYS
from verifykit.evaluation.matching import ClaimKey, LabelledClaims
from verifykit.evaluation.sample import Answer, Sample
from verifykit.model.case import Case
from verifykit.model.gold import text_mark
from verifykit.model.parameters import Parameters
from verifykit.scoring import Scoring, is_check, reported

DISCOUNTS = (0.5, 0.6, 0.7, 0.8, 0.9)


@frozen(kw_only=True, eq=False)
class Examples:
    """Labelled claims, in an order that only their words and labels decide.

    `cases` are scored with the parameters `base`, from which a fit starts. `label` is a place in
    LABELS, `group` is the same for claims that hang together, `tainted` tells which of them went
    into the settings, and `counts` has, for each discount tried, a row per claim with the columns
    of `pans.COUNTS`. `whole_cases`: no case is parted. `prior_only`: nothing but the prior is to be
    fitted; `with_reports`: a weight of reports, too.
    """

    cases: tuple[Scoring, ...]
    base: Parameters
    claims: tuple[ClaimKey, ...]
    label: Ints
    group: Ints
    tainted: Flags
    whole_cases: bool
    counts: Mapping[float, Floats]
    prior_only: bool = False
    with_reports: bool = False

    def scored(self, parameters: Parameters) -> list[Scoring]:
        """Return each case, to be scored with other parameters."""
        return [case.with_weights(parameters) for case in self.cases]

    def sample(
        self, parameters: Parameters, rows: Ints, scored: Sequence[Scoring] | None = None
    ) -> Sample:
        """Return what is said of some of the claims with these parameters."""
        scored = scored or self.scored(parameters)
        answers = []
        for row in rows.tolist():
            number, name = self.claims[row]
            case = scored[number]
            answers.append(
                Answer(
                    verdict=case.verdict(name),
                    score=case.judgements.of(name).score,
                    shares=case.shares(name),
                )
            )
        labels = [LABELS[place] for place in self.label[rows]]
        return Sample.of(labels, answers, parameters, self.group[rows])

    def said(
        self, thresholds: Parameters, rows: Ints, scored: Sequence[Scoring] | None = None
    ) -> Ints:
        """Return the labels that verdicts on some claims stand for, with other thresholds.

        `scored` are the cases as they are scored, those of `base` where they are left out.
        """
        scored = scored or self.cases
        verdicts = (
            scored[number].verdict(name, thresholds)
            for number, name in (self.claims[row] for row in rows.tolist())
        )
        return np.array([LABELS.index(SAYS[one]) for one in verdicts], dtype=np.int64)

    def only(self, rows: Ints) -> Self:
        """Return some of the examples."""
        return evolve(
            self,
            claims=tuple(self.claims[row] for row in rows.tolist()),
            label=self.label[rows],
            group=self.group[rows],
            tainted=self.tainted[rows],
            counts={discount: found[rows] for discount, found in self.counts.items()},
        )

    def marks(self) -> tuple[str, ...]:
        """Return the marks of these claims, by which they are known again."""
        texts = (self.cases[number].case.claims_by_id[name].text for number, name in self.claims)
        return tuple(sorted({text_mark(text) for text in texts}))


def examples(
    cases: Sequence[Case], labelled: LabelledClaims, settings: Settings, gold: Collection[str] = ()
) -> Examples:
    """Return the labelled claims with their counts; accepted proposals take effect.

    `gold` are the marks of claims whose labels went into the settings.
    """
    base = settings.parameters
    scored = tuple(scoring_of(case, settings) for case in cases)
    groups = group(cases, labelled, [case.comparisons for case in scored], gold)
    claims = tuple(labelled.labels)
    counts = {
        discount: counts_of(scored, claims, evolve(base, discount=discount))
        for discount in sorted({*DISCOUNTS, base.discount})
    }
    label = np.array([LABELS.index(one) for one in labelled.labels.values()], dtype=np.int64)
    marks = [text_mark(cases[number].claims_by_id[name].text) for number, name in claims]
    order = sorted(
        range(len(claims)),
        key=lambda row: (marks[row], label[row], *counts[base.discount][row].tolist()),
    )
    found = Examples(
        cases=scored,
        base=base,
        claims=claims,
        label=label,
        group=groups.number,
        tainted=groups.tainted,
        whole_cases=groups.whole_cases,
        counts=counts,
    )
    return found.only(np.array(order, dtype=np.int64))


def counts_of(
    cases: Sequence[Scoring], claims: Sequence[ClaimKey], parameters: Parameters
) -> Floats:
    """Return the effective counts of the lines of claims: a row each, the columns pans.COUNTS."""
    counting = pans.that_count(parameters)
    scored = [case.with_weights(counting) for case in cases]
    rows = [_counted(scored[number], name, counting) for number, name in claims]
    return np.array(rows, dtype=float).reshape(len(rows), len(pans.COUNTS))


def _counted(scored: Scoring, claim: str, parameters: Parameters) -> tuple[float, ...]:
    name, sign = signed = scored.relations.sign(claim)
    told = scored.joint.testimony
    support = told.count(name, supports=True).total / parameters.support
    checks = denials = 0.0
    for term in told.count(name, supports=False).terms:
        if is_check(term.voice.line):
            checks += term.amount / parameters.refute
        else:
            denials += term.amount / parameters.deny
    still_open = scored.explainer.open_count(signed).total
    reports = reported(scored.reports, name) / parameters.report
    return support, checks, denials, still_open, reports, sign

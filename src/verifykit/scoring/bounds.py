"""What a loss of lines can do to a verdict at the most, told without scoring the case again."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit.model.assessment import Verdict
from verifykit.model.parameters import Parameters
from verifykit.scoring.balance import cap, logit, sigmoid
from verifykit.scoring.basis import basis_of
from verifykit.scoring.judgements import Judgements, Range
from verifykit.scoring.lines import Losses
from verifykit.scoring.verdict import ROUNDING, Judgement, decide

ANYTHING: Range = (0.0, 1.0)


def could_be(
    judgements: Judgements, without: Judgements, claim: str, losses: Losses
) -> frozenset[Verdict]:
    """Return the verdicts that a claim could have after some losses; `without` are judgements then.

    What speaks for and against the claim is counted; its score is not worked out, only between
    what limits it lies.
    """
    before, joint = judgements.of(claim), without.joint
    signed = joint.relations.sign(claim)
    basis = basis_of(signed, joint)
    if basis.supports.total >= before.basis.supports.total - ROUNDING:
        return frozenset((judgements.verdict(claim),))
    scores, range_ = ANYTHING, ANYTHING
    if before.range is not None and signed[0] not in joint.groups:
        lost = _lost(judgements, without, claim, losses)
        if lost is not None:
            fall = 2 * lost if joint.marginals.is_one_value(signed[0]) else float("inf")
            scores = sigmoid(logit(before.raw) - fall), before.raw
            range_ = sigmoid(logit(before.range[0]) - fall), before.range[1]
    thresholds = without.thresholds
    ends = cap(scores[0], thresholds), cap(scores[1], thresholds)
    return frozenset(
        decide(
            Judgement(
                raw=score,
                score=score,
                range=within,
                limits=(0.0, 0.0),
                basis=basis,
                own=True,
                serious=before.serious,
                forecast=before.forecast,
                counterexample=signed[0] in joint.groups,
            ),
            thresholds,
        )
        for score in _cuts(ends, thresholds)
        for within in ((score, score), range_)
    )


def _lost(judgements: Judgements, without: Judgements, claim: str, losses: Losses) -> float | None:
    """Return the worth of all the lines that speak for a claim and go.

    None if something else changes in what the claim has to do with, so that its score could rise.
    """
    joint, after = judgements.joint, without.joint
    name, sign = joint.relations.sign(claim)
    changed = {joint.relations.proposition(one) for one in losses}
    if joint.is_questioned or changed & joint.logic.component(name) != {name}:
        return None
    for_it, against = sign > 0, sign < 0
    if joint.leans.get(name, 0.0) != after.leans.get(name, 0.0):
        return None
    if joint.testimony.side(name, supports=against) != after.testimony.side(name, supports=against):
        return None
    left = frozenset(after.testimony.side(name, supports=for_it))
    before = joint.testimony.voices(name, supports=for_it)
    count = after.testimony.count(name, supports=for_it)
    if count.total > joint.testimony.count(name, supports=for_it).total:
        return None
    return sum(voice.worth for voice in before if voice.line not in left)


def _cuts(scores: Range, thresholds: Parameters) -> Iterable[float]:
    """Return both ends, and a score on each side of every threshold between them."""
    low, high = scores
    margin = thresholds.contested_margin
    at = (
        thresholds.refuted_score,
        thresholds.supported_score,
        thresholds.corroborated_score,
        0.5,
        margin,
        1 - margin,
    )
    near = (one + step for one in at for step in (-2 * ROUNDING, 0.0, 2 * ROUNDING))
    return (low, *(one for one in near if low < one < high), high)

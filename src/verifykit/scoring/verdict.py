"""What is said of a claim: the verdict, and the terms in which others say it."""

from __future__ import annotations

from typing import Literal

from verifykit.comparison import quantifier_of
from verifykit.model.assessment import CONFIDENCES, Confidence, Interval, Likelihood, Verdict
from verifykit.model.claim import Claim
from verifykit.model.parameters import Parameters
from verifykit.scoring.judged import Judged
from verifykit.scoring.judging import Judge
from verifykit.scoring.tally import Tally, tally

LIKELIHOODS: tuple[tuple[float, Likelihood], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""The terms of ICD 203 (Office of the Director of National Intelligence 2015), each up to, and
not including, its number."""


ROUNDING = 1e-9
"""What a sum of decimal fractions may be off by: .6 / 1.5 is a little less than .4."""


def decide(judge: Judge, claim_id: str, thresholds: Parameters | None = None) -> Verdict:
    """Return the verdict of a claim: the first that holds.

    `thresholds` are others than those that the score was computed with.
    """
    judged = judge.judged(claim_id)
    score, parameters = judged.score, thresholds or judge.parameters
    if score is None:
        return "unverified"
    if _reaches(parameters.refuted_score, score) and _has_counterexample(judge, judged, parameters):
        return "refuted"
    if _contested(judged, score, parameters):
        return "contested"
    if judged.support > judged.refutation:
        earned = upheld(judged.claim, judged.basis.supports, score, parameters)
        if earned is not None:
            return earned
    if _reaches(parameters.refuted_score, score):
        disinterested = _disinterested(judged, parameters)
        return "refuted" if _reaches(disinterested, parameters.refuted_refute) else "unverified"
    return "unverified"


def _reaches(value: float, threshold: float) -> bool:
    """Whether a value is at least a threshold, whatever the last digit of its sum."""
    return value >= threshold - ROUNDING


def _has_counterexample(judge: Judge, judged: Judged, parameters: Parameters) -> bool:
    """Whether one member, who is known well enough, is enough against the claim."""
    quantifier = quantifier_of(judge.members, judged.claim)
    if quantifier is None or quantifier.kind not in ("all", "none"):
        return False
    return any(
        decide(judge, name, parameters) in ("supported", "corroborated")
        for name in judged.counterexamples
    )


def _contested(judged: Judged, score: float, parameters: Parameters) -> bool:
    margin = parameters.contested_margin
    if _reaches(judged.conflict, parameters.contested_conflict) and margin < score < 1 - margin:
        return True
    if not _reaches(judged.refutation, parameters.contested_refute) or judged.range is None:
        return False
    return judged.range[0] < 0.5 < judged.range[1]


def upheld(
    claim: Claim, supports: Tally, score: float, parameters: Parameters
) -> Literal["corroborated", "supported"] | None:
    """Return the verdict that support earns by itself; None if it is too little."""
    solid = sum(
        line.established and _reaches(line.strength, parameters.corroborated_strength)
        for line in supports.lines
    )
    if _reaches(score, parameters.corroborated_score) and solid >= parameters.corroborated_lines:
        return "corroborated"
    enough = _reaches(supports.total, parameters.supported_support)
    serious = claim.gravity == "serious"
    if _reaches(score, parameters.supported_score) and enough and (solid or not serious):
        return "supported"
    return None


def _disinterested(judged: Judged, parameters: Parameters) -> float:
    """R without the word of those who speak about their own guilt or gain."""
    sides = [judged.refutes, *(option.weighed.supports for option in judged.rivalry.options)]
    return sum(_without_interested(side, parameters).total for side in sides)


def _without_interested(side: Tally, parameters: Parameters) -> Tally:
    return tally([line for line in side.lines if not line.interested], parameters)


def confidence(judged: Judged, parameters: Parameters, *, linchpin: bool) -> Confidence:
    """Return how much evidence the score rests on, apart from what the score is."""
    if judged.score is None:
        return "low"
    amount = judged.support + judged.refutation
    share = amount / (amount + parameters.confidence_half)
    level = _reaches(share, parameters.confidence_moderate) + _reaches(
        share, parameters.confidence_high
    )
    level -= _reaches(judged.conflict, parameters.contested_conflict)
    level -= not (judged.basis.supports.established or judged.refutes.established)
    level -= linchpin
    return CONFIDENCES[max(0, level)]


def likelihood(score: float | None) -> Likelihood | None:
    """Return the term of ICD 203 for a probability."""
    if score is None:
        return None
    return next((term for limit, term in LIKELIHOODS if score < limit), LIKELIHOODS[-1][1])


def credibility(judged: Judged, verdict: Verdict) -> int:
    """Return the Admiralty credibility, 1 (confirmed) to 6 (cannot be judged)."""
    score, supports = judged.score, judged.basis.supports
    if score is None:
        return 6
    if verdict == "refuted":
        return 5
    if score < 0.5:
        return 4 if judged.conflict > 0 or not supports.lines else 3
    if judged.conflict > 0 or not supports.lines:
        return 3
    if supports.established >= 2:
        return 1
    return 2 if supports.established == 1 or len(supports.lines) > 1 else 3


def origins(side: Tally) -> Interval:
    """Return at least and at most how many independent origins stand on a side."""
    rooted = any(not line.circle for line in side.lines)
    return Interval(side.established or int(rooted), len(side.lines))

"""What is said of a claim: the verdict, and the terms in which others say it."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit.model.assessment import CONFIDENCES, Confidence, Interval, Likelihood, Verdict
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.provenance import Line
from verifykit.scoring.basis import Basis
from verifykit.scoring.counting import Count
from verifykit.scoring.worth import Voice, is_vetted

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


@part(kw_only=True)
class Judgement:
    """What a verdict is made from.

    `raw` is the probability before the cap. `limits` are what other claims leave possible, or the
    members of a group, and `own` says that the claim has lines of its own. A `forecast` speaks of
    a time after the day of the case. `counterexample`: a member who is known well enough is
    otherwise than the claim about all or none says.
    """

    raw: float

    score: float | None
    range: tuple[float, float] | None
    limits: tuple[float, float]
    basis: Basis
    own: bool
    serious: bool = False
    forecast: bool = False
    counterexample: bool = False


def decide(judgement: Judgement, parameters: Parameters) -> Verdict:
    """Return the verdict of a claim: the first that holds."""
    score, basis = judgement.score, judgement.basis
    if score is None or judgement.forecast:
        return "unverified"
    refutable = _reaches(parameters.refuted_score, score)
    if judgement.counterexample and refutable:
        return "refuted"
    contested = _is_contested(judgement, score, parameters)
    if contested and not _is_noise(basis):
        return "contested"
    found: Verdict = "unverified"
    if basis.supports.total > basis.refutes.total:
        found = _upheld(judgement, score, parameters)
    elif refutable and _is_refuted(judgement, parameters):
        found = "refuted"
    return "contested" if contested and found == "unverified" else found


def _reaches(value: float, threshold: float) -> bool:
    """Whether a value is at least a threshold, whatever the last digit of its sum."""
    return value >= threshold - ROUNDING


def _is_contested(judgement: Judgement, score: float, parameters: Parameters) -> bool:
    basis, margin = judgement.basis, parameters.contested_margin
    if _reaches(basis.conflict, parameters.contested_conflict) and margin < score < 1 - margin:
        return True
    smaller = min(basis.supports.total, basis.refutes.total)
    if not _reaches(smaller, parameters.contested_sides) or judgement.range is None:
        return False
    return judgement.range[0] < 0.5 < judgement.range[1]


def _is_noise(basis: Basis) -> bool:
    """Whether nobody vetted is on the weaker side of a claim, and somebody is on the stronger.

    A crowd alone keeps nothing from being supported or refuted: else a post would be enough.
    """
    weaker, stronger = sorted((basis.supports, basis.refutes), key=lambda side: side.total)
    return _has_vetted(stronger) and not _has_vetted(weaker)


def _has_vetted(side: Count) -> bool:
    return any(is_vetted(term.voice.line) for term in side.terms)


def _upheld(judgement: Judgement, score: float, parameters: Parameters) -> Verdict:
    voices = [term.voice for term in judgement.basis.supports.terms]
    solid = {
        voice.line.origin
        for voice in voices
        if voice.line.established
        and _reaches(voice.strength * voice.standing, parameters.corroborated_strength)
    }
    several = len(solid) >= parameters.corroborated_lines
    if _reaches(score, parameters.corroborated_score) and several:
        return "corroborated"
    if judgement.basis.through_members and _reaches(score, 0.5) and several:
        return "supported"
    if not _reaches(score, parameters.supported_score) or (judgement.serious and not solid):
        return "unverified"
    vetted = [voice for voice in voices if is_vetted(voice.line)]
    enough = len(vetted) >= parameters.supported_lines
    if enough or any(_is_vouched_for(voice, parameters) for voice in vetted):
        return "supported"
    return "unverified"


def _is_vouched_for(voice: Voice, parameters: Parameters) -> bool:
    """Whether one line is enough: by somebody who was there, or by or in a source graded well."""
    line = voice.line
    if line.attribution in ("first-hand", "admission"):
        return True
    printed = line.attribution == "anonymous" and line.outlet in ("A", "B")
    known = line.grade in ("A", "B") or printed
    return known and _reaches(voice.strength, parameters.supported_strength)


def _is_refuted(judgement: Judgement, parameters: Parameters) -> bool:
    basis = judgement.basis
    vetted = sum(term.amount for term in basis.refutes.terms if is_vetted(term.voice.line))
    return (
        basis.refutes.total > basis.supports.total
        and (_is_noise(basis) or not _reaches(basis.conflict, parameters.contested_conflict))
        and _reaches(vetted, parameters.refuted_vetted)
        and (judgement.own or _reaches(parameters.refuted_score, judgement.limits[1]))
    )


def confidence(judgement: Judgement, parameters: Parameters, *, linchpin: bool) -> Confidence:
    """Return how much evidence the score rests on, apart from what the score is."""
    if judgement.score is None:
        return "low"
    basis = judgement.basis
    share = basis.vetted / (basis.vetted + parameters.confidence_half)
    level = int(_reaches(share, parameters.confidence_moderate))
    level += _reaches(share, parameters.confidence_high)
    level -= _reaches(basis.conflict, parameters.contested_conflict)
    level -= not basis.established
    level -= linchpin
    return CONFIDENCES[max(0, level)]


def likelihood(score: float | None) -> Likelihood | None:
    """Return the term of ICD 203 for a probability."""
    if score is None:
        return None
    return next((term for limit, term in LIKELIHOODS if score < limit), LIKELIHOODS[-1][1])


def credibility(judgement: Judgement, verdict: Verdict) -> int:
    """Return the Admiralty credibility, 1 (confirmed) to 6 (cannot be judged)."""
    score, basis = judgement.score, judgement.basis
    if score is None:
        return 6
    if verdict == "refuted":
        return 5
    lines = basis.supports.terms
    if score < 0.5:
        return 4 if basis.conflict > 0 or not lines else 3
    if basis.conflict > 0 or not lines:
        return 3
    if basis.established_origins >= 2:
        return 1
    return 2 if basis.established_origins == 1 or len(lines) > 1 else 3


def origins(lines: Iterable[Line]) -> Interval:
    """Return at least and at most how many independent origins stand behind some lines."""
    lines = list(lines)
    established = len({line.origin for line in lines if line.established})
    rooted = any(line.lineage != "circle" for line in lines)
    return Interval(established or int(rooted), len({line.origin for line in lines}))

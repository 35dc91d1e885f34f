"""What is said of a claim: a checker's answer, and the score with its verdict and explanation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from attrs import field

from verifykit.model.claim import Prior
from verifykit.model.finding import Finding
from verifykit.model.table import EMPTY, freeze
from verifykit.parts import frozen

Verdict = Literal["corroborated", "supported", "unverified", "contested", "refuted"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""From the best to the worst, as `diff` orders them."""

Confidence = Literal["low", "moderate", "high"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
"""From the least to the most."""

Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
Side = Literal["supports", "refutes", "open"]
SIDES: tuple[Side, ...] = get_args(Side)
"""The side of a line; `open` is what only reports or questions."""

StepKind = Literal[
    "prior",
    "line",
    "none",
    "undercut",
    "record",
    "follows",
    "rivals",
    "members",
    "cap",
    "proposal",
]


@frozen(kw_only=True)
class Assessment:
    """A checker's answer about one claim.

    `score` in [0, 1] answers the checker's own question (1 = nothing to object); None abstains.
    It never enters the claim's score. `checker` may be left empty: the engine fills it in. `data`
    is what programs may want of the answer: plain JSON data, frozen at every depth.
    """

    claim: str
    checker: str = ""
    score: float | None = None
    explanation: str | None = None
    findings: tuple[Finding, ...] = ()
    data: Mapping[str, Any] = field(default=EMPTY, converter=freeze)


@frozen(kw_only=True)
class Step:
    """One step of the explanation: how much it moved the log-odds of true against false.

    The `log_odds` of a claim's steps add to logit(score). `line` is what counts of the word of one
    origin, already discounted; `none` is evidence that added nothing, with the reason in `why`.
    `undercut` is what claims take away that say of lines that they do not stand; `record` what the
    track record of a source says of the side that it took; `follows` what comes of parts and
    wholes, `rivals` of what cannot hold together with the claim, `members` of what is known of a
    group's members; `claims` are the ids of those other claims. `proposal` is what an accepted
    plug-in did, or failed to do.
    """

    step: StepKind
    log_odds: float
    why: str | None = None
    side: Side | None = None
    origin: str | None = None
    evidence: tuple[str, ...] = ()
    strength: float | None = None
    factor: float | None = None
    established: bool | None = None
    claims: tuple[str, ...] = ()


@frozen
class Interval:
    """At least `min`, at most `max`."""

    min: int
    max: int


@frozen
class Standing:
    """How many documents stand on one side of a claim, and how many independent origins."""

    documents: int = 0
    origins: Interval = Interval(0, 0)


@frozen(kw_only=True)
class Shares:
    """Shares of true, false and still open; they add to 1."""

    true: float
    false: float
    open: float


@frozen(kw_only=True)
class Weights:
    """The claim's own effective counts of lines: S, R and O of the formula."""

    support: float = 0.0
    refute: float = 0.0
    open: float = 0.0


@frozen(kw_only=True)
class ScoredClaim:
    """A claim's score and everything that a reader needs to recompute it.

    `score` is the probability in [0, 1] that the claim is true if it is ever settled; None where
    there is nothing to base one on. `range` is the score if all lines of unknown independence
    are copies, and if all are independent. `credibility` is Admiralty 1-6. `bounds` are what its
    members leave possible for a claim about a group, and other claims for one without evidence
    of its own. `rivals`, the best supported of them, and `counterexamples` are the ids of the
    claims that took part. `prior` is what somebody stated of such claims before any evidence.
    `approximate`: of the claims that exclude each other only the strongest were gone through.
    """

    id: str
    verdict: Verdict
    score: float | None
    confidence: Confidence
    likelihood: Likelihood | None
    credibility: int
    support: Standing = Standing()
    opposition: Standing = Standing()
    conflict: float = 0.0
    range: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None
    shares: Shares | None = None
    weights: Weights = Weights()
    rivals: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    prior: Prior | None = None
    approximate: bool = False
    explanation: tuple[Step, ...] = ()
    checks: tuple[Assessment, ...] = ()

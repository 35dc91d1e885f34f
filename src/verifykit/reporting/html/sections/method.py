"""The method for whoever recomputes a score: every parameter, and one claim worked out."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.model.assessment import ScoredClaim, Verdict
from verifykit.model.parameters import Parameters
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.numbers import score_text

_MEANINGS = {
    "prior_true": "start of the pan “true”",
    "prior_false": "start of the pan “false”",
    "support_true": "what a supporting line adds to “true”",
    "support_false": "what a supporting line takes from “false”",
    "refute_false": "what a refuting line adds to “false”",
    "refute_true": "what a refuting line takes from “true”",
    "open_open": "what an open line adds to “open”",
    "report": "what an open line adds to the log-odds of the claim",
    "discount": "λ: what the next line of unknown independence counts against the one before",
    "deny": "what a denial takes, where a check takes refute_false + refute_true",
    "crowd": "the same among lines that nobody vetted",
    "prior_least": "the least that a case may state as a prior",
    "prior_most": "the most that a case may state as a prior",
    "cap": "no score is above this, or below one minus this",
    "attribution_named": "strength of a named speaker, or where nobody is named",
    "attribution_anonymous": "strength of an unnamed speaker",
    "attribution_interested": "strength of an interested party",
    "attribution_primary": "strength of a first-hand speaker on record",
    "attribution_admission": "strength of somebody who speaks against their own interest",
    "unvetted": "what is left of a line that nobody vetted",
    "trust_unknown": "what is left of what grade A or B adds where the lineage is unknown",
    "factor_most": "the most that an analyst may multiply a strength by",
    "grade_a": "added for grade A",
    "grade_b": "added for grade B",
    "grade_c": "added for grade C",
    "grade_d": "added for grade D (grade E leaves nothing, F adds nothing)",
    "circle": "what is left of a reporting circle",
    "track_known": "track record: for being known at all",
    "track_mass": "track record: weight of the base rate, in judgements",
    "track_slope": "track record: slope",
    "track_low": "track record: lowest",
    "track_high": "track record: highest",
    "contested_conflict": "contested: conflict from here on",
    "contested_margin": "contested: score this far from 0 and 1",
    "contested_sides": "contested: log-odds on both sides, if the range straddles one half",
    "corroborated_score": "corroborated: score from here on",
    "corroborated_lines": "corroborated: so many established lines",
    "corroborated_strength": "corroborated: each of this strength",
    "supported_score": "supported: score from here on",
    "supported_lines": "supported: so many vetted lines",
    "supported_strength": "supported: or one line of this strength, graded A or B",
    "refuted_score": "refuted: score up to here",
    "refuted_vetted": "refuted: log-odds of vetted, disinterested lines against it",
    "confidence_half": "confidence: n/(n + this)",
    "confidence_moderate": "confidence: moderate from here on",
    "confidence_high": "confidence: high from here on",
    "most_cases": "cases gone through for claims that exclude each other every which way",
    "most_regions": "regions that are left of such a tangle beyond that",
}


@frozen(kw_only=True)
class Parameter:
    """A parameter: its name, value, meaning, and whether it differs from what verifykit ships."""

    name: str
    value: str
    meaning: str
    changed: bool


@frozen(kw_only=True)
class Method:
    """What a reader needs to recompute any score of the page."""

    prior: str
    support: str
    refute: str
    """The weight of refutation with its sign, which is negative."""
    values: Mapping[str, str]
    """Every parameter as text, under its name."""
    verdicts: tuple[tuple[Verdict, str], ...]
    parameters: tuple[Parameter, ...]
    provenance: str
    example: ScoredClaim | None
    terms: str
    log_odds: str
    score: str


def method_of(dossier: Dossier) -> Method:
    """Return the method with an example from the case itself."""
    parameters = dossier.scoring.parameters
    example = max(
        (claim for claim in dossier.report.claims if claim.score is not None),
        key=lambda claim: min(_moving(claim), 5),
        default=None,
    )
    steps = [] if example is None else [step.log_odds for step in example.explanation]
    return Method(
        prior=_number(parameters.prior),
        support=_number(parameters.support),
        refute=_signed(-parameters.refute, first=False, digits=2),
        values={one.name: one.value for one in _table(parameters)},
        verdicts=_verdicts(parameters),
        parameters=tuple(_table(parameters)),
        provenance=parameters.provenance,
        example=example,
        terms=" ".join(_signed(one, first=not n) for n, one in enumerate(filter(_moves, steps))),
        log_odds=f"{sum(steps):.3f}".replace("-", "−"),
        score="" if example is None else score_text(example.score),
    )


def _table(parameters: Parameters) -> list[Parameter]:
    usual = Parameters().values()
    return [
        Parameter(
            name=name, value=_number(value), meaning=_MEANINGS[name], changed=value != usual[name]
        )
        for name, value in parameters.values().items()
    ]


def _verdicts(parameters: Parameters) -> tuple[tuple[Verdict, str], ...]:
    one = parameters
    strong = f"{_number(one.corroborated_lines)} origins of established independence"
    return (
        (
            "corroborated",
            f"Score at least {_number(one.corroborated_score)}, carried by at least {strong}.",
        ),
        (
            "supported",
            f"Score at least {_number(one.supported_score)}, and {one.supported_lines} vetted "
            "lines or one that is first-hand, an admission, or of strength "
            f"{_number(one.supported_strength)} by or in a source graded A or B; a serious "
            "allegation also needs an established line.",
        ),
        ("unverified", "Too little speaks for it or against it to say more."),
        (
            "contested",
            "Both sides carry weight: the weaker at least "
            f"{_number(one.contested_conflict)} of the stronger, counting claims that exclude it. "
            "Unvetted lines alone keep nothing from being supported or refuted.",
        ),
        (
            "refuted",
            f"Score at most {_number(one.refuted_score)} and at least "
            f"{_number(one.refuted_vetted)} of log-odds against it from lines that are vetted and "
            "disinterested, or a supported counterexample to a general claim.",
        ),
    )


def _moving(claim: ScoredClaim) -> int:
    return sum(_moves(step.log_odds) for step in claim.explanation)


def _moves(log_odds: float) -> bool:
    return abs(log_odds) >= 0.0005


def _signed(number: float, *, first: bool, digits: int = 3) -> str:
    if first:
        return f"{'−' if number < 0 else ''}{abs(number):.{digits}f}"
    return f"{'−' if number < 0 else '+'} {abs(number):.{digits}f}"


def _number(value: float) -> str:
    return f"{value:.6g}".replace("-", "−")

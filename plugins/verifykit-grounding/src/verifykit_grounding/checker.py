"""The checker `grounding`: does each sentence of an answer rest on what it cites?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder, ScoredClaim
from verifykit_grounding.citations import ClaimWithCitations, claims_with_citations

if TYPE_CHECKING:
    from verifykit_grounding.entailment import ModelReading

NAME = "grounding"
_UNCITED = "cites nothing"
_RULES = RuleFolder.of("verifykit_grounding.rules")

_SCORES = {"grounded": 1.0, "partly": 0.5, "contradicted": 0.0, "not grounded": 0.0}
"""The checker's own answer: how much of the sentence the cited documents bear out."""


class GroundingChecker:
    """Holds sentences against the documents that they cite.

    Its score of a sentence is 1 if a cited document bears it out, one half if it does so in part,
    0 if none does or one says something else. It abstains where no cited document is held. Claims
    without `x-grounding` are none of its business. `model` are the options of verifykit-entailment:
    with a model its answers stand beside, in the `data` of the checker's own.
    """

    name = NAME
    rules = _RULES.rules

    def __init__(self, model: Mapping[str, Any] | None = None) -> None:
        self.model = dict(model or {})

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield an answer about each sentence of an answer, and what is wrong with it."""
        if not _has_answers(case):
            return iter(())
        readings: Mapping[str, tuple[ModelReading, ...]] = {}
        if self.model.get("model") is not None:
            from verifykit_grounding.entailment import model_readings

            readings = model_readings(context, self.model)
        return _RULES.answers(case, context, partial(_answer, readings))


def _has_answers(case: Case) -> bool:
    return any(name == "x-grounding" for claim in case.claims for name, _ in claim.extensions)


def _answer(
    readings: Mapping[str, tuple[ModelReading, ...]], claim: Claim, context: Context
) -> Assessment | None:
    found = {one.claim.id: one for one in claims_with_citations(context)}.get(claim.id)
    if found is None:
        return None
    said = [one.data() for one in readings.get(claim.id, ())]
    return Assessment(
        claim=claim.id,
        score=_SCORES.get(found.outcome),
        explanation=_told(found),
        data={"model": said} if said else {},
    )


def _told(found: ClaimWithCitations) -> str:
    if not found.cites:
        return _UNCITED
    each = ", ".join(f"{one.cite.document} {one.outcome}" for one in found.cites)
    return f"{found.outcome}: {each}"


def model_of(scored: ScoredClaim) -> tuple[Mapping[str, Any], ...]:
    """Return what a model said of a scored claim: a mapping for each document."""
    said = next(one.data for one in scored.checks if one.checker == NAME)
    return tuple(said.get("model", ()))


def outcome_of(scored: ScoredClaim) -> str:
    """Return what the checker said of a scored claim: its outcome, "uncited" for no citation."""
    said = next(one.explanation or "" for one in scored.checks if one.checker == NAME)
    return said.partition(":")[0] if said != _UNCITED else "uncited"

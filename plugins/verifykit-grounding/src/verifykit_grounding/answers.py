"""What the checker answers about a sentence, and how it is read again in a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verifykit import Assessment, Claim, Context, ScoredClaim
from verifykit_grounding.citations import ClaimWithCitations, claims_with_citations
from verifykit_grounding.rules import CHECKER

if TYPE_CHECKING:
    from verifykit_grounding.entailment import ModelReading

_UNCITED = "cites nothing"
_SCORES = {"grounded": 1.0, "partly": 0.5, "contradicted": 0.0, "not grounded": 0.0}
"""The checker's own answer: how much of the sentence the cited documents bear out."""


def answer(
    readings: Mapping[str, tuple[ModelReading, ...]], claim: Claim, context: Context
) -> Assessment | None:
    """Return the answer about a sentence, given what a model read; None for other claims."""
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
    said = next(one.data for one in scored.checks if one.checker == CHECKER)
    return tuple(said.get("model", ()))


def outcome_of(scored: ScoredClaim) -> str:
    """Return what the checker said of a scored claim: its outcome, "uncited" for no citation."""
    said = next(one.explanation or "" for one in scored.checks if one.checker == CHECKER)
    return said.partition(":")[0] if said != _UNCITED else "uncited"

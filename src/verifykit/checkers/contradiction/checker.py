"""The checker `contradiction`: what cannot hold together, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit.checkers.contradiction import (
    counterexample,
    declared_contradiction,
    different_precision,
    disjoint_times,
    explicit_denial,
    incompatible_values,
    misdirected_contradiction,
    narrower_or_broader,
    no_structure,
    number_mismatch,
    other_scope,
    other_unit,
    other_value_of_member,
    part_of,
    rival_values_in_group,
    succession,
    undetermined_scope,
)
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.plugin import Context

_OF_ONE_CLAIM = (
    incompatible_values,
    explicit_denial,
    number_mismatch,
    disjoint_times,
    counterexample,
    declared_contradiction,
    other_value_of_member,
)
_OF_THE_CASE = (
    rival_values_in_group,
    succession,
    other_scope,
    part_of,
    different_precision,
    narrower_or_broader,
    undetermined_scope,
    misdirected_contradiction,
    other_unit,
)


class Contradiction:
    """Looks for what cannot hold together. Its score of a claim is 1 - conflict.

    It abstains where the claim has no score, and where it has no structure and nobody denies it.
    Each contradiction is reported on every claim that is part of it; what is no contradiction is
    noted once.
    """

    name = "contradiction"
    rules = tuple(
        sorted(
            (rule.RULE for rule in (*_OF_ONE_CLAIM, *_OF_THE_CASE, no_structure)),
            key=lambda rule: rule.code,
        )
    )

    def check(self, claim: Claim, context: Context) -> Assessment:
        """Return how much stands against the claim in proportion to what stands for it."""
        findings = tuple(finding for rule in _OF_ONE_CLAIM for finding in rule.find(claim, context))
        scored = context.scored(claim.id)
        score: float | None = 1 - scored.conflict
        explanation = f"conflict {scored.conflict:.2f} between what supports and what refutes it"
        if scored.score is None:
            score, explanation = None, "nothing to weigh against anything"
        elif not no_structure.is_structured(claim) and not scored.conflict:
            score, explanation = None, "without structure, nothing was compared with the claim"
        return Assessment(claim=claim.id, score=score, explanation=explanation, findings=findings)

    def check_case(self, case: Case, context: Context) -> Iterable[Finding]:
        """Yield what is to be said about several claims at once."""
        for rule in _OF_THE_CASE:
            yield from rule.find(case, context)
        yield from no_structure.find(case)

"""The checker `contradiction`: what cannot hold together, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.no_structure import is_structured
from verifykit.checkers.contradiction.outcome import by_outcome
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.plugin import Context, RuleFolder

_RULES = RuleFolder.of(__package__)


class Contradiction:
    """Looks for what cannot hold together. Its score of a claim is 1 - conflict.

    It abstains where the claim has no score, and where it has no structure and nobody denies it.
    Each contradiction is reported on every claim that is part of it; what is no contradiction is
    noted once.
    """

    name = "contradiction"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield how much stands against each claim in proportion to what stands for it."""
        for answer in _RULES.answers(case, context, _undisputed_share):
            yield by_outcome(answer, case, context)


def _undisputed_share(claim: Claim, context: Context) -> Assessment:
    scored = context.scored(claim.id)
    if scored.score is None:
        return Assessment(claim=claim.id, explanation="nothing to weigh against anything")
    if not is_structured(claim) and not scored.conflict:
        explanation = "without structure, nothing was compared with the claim"
        return Assessment(claim=claim.id, explanation=explanation)
    return Assessment(
        claim=claim.id,
        score=1 - scored.conflict,
        explanation=f"conflict {scored.conflict:.2f} between what supports and what refutes it",
    )

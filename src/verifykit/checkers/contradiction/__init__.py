"""Built-in plug-in `contradiction`: what cannot hold together, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder, hookimpl
from verifykit.checkers.wording import as_settled
from verifykit.model.place import from_pointer

_RULES = RuleFolder.of(__package__)
_DECIDED = frozenset({"refuted", "supported", "corroborated"})

__all__ = ["Contradiction"]


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
            yield _by_outcome(answer, case, context)


def _undisputed_share(claim: Claim, context: Context) -> Assessment:
    scored = context.scored(claim.id)
    if scored.score is None:
        return Assessment(claim=claim.id, explanation="nothing to weigh against anything")
    if not claim.is_structured and not scored.conflict:
        explanation = "without structure, nothing was compared with the claim"
        return Assessment(claim=claim.id, explanation=explanation)
    return Assessment(
        claim=claim.id,
        score=1 - scored.conflict,
        explanation=f"conflict {scored.conflict:.2f} between what supports and what refutes it",
    )


def _by_outcome(answer: Assessment | Finding, case: Case, context: Context) -> Assessment | Finding:
    """Return an answer with its errors as notes where what they are about is settled.

    It is settled where none of the claims is contested and one of them is refuted; where one claim
    is denied, as soon as its verdict says whether the denial holds.
    """
    if isinstance(answer, Assessment):
        found = tuple(_settled(finding, case, context) for finding in answer.findings)
        return answer if found == answer.findings else evolve(answer, findings=found)
    return _settled(answer, case, context)


def _settled(finding: Finding, case: Case, context: Context) -> Finding:
    if finding.severity != "error":
        return finding
    about = {name for related in finding.related if (name := _claim_at(related.pointer, case))}
    about |= {finding.claim} if finding.claim else set()
    verdicts = {context.scored(claim).verdict for claim in about}
    settled = "refuted" in verdicts or (len(about) == 1 and verdicts <= _DECIDED)
    if not settled or "contested" in verdicts:
        return finding
    return as_settled(finding)


def _claim_at(pointer: str, case: Case) -> str | None:
    """The claim that a pointer leads to, if it leads to one."""
    parts = from_pointer(pointer)
    return case.claims[int(parts[1])].id if len(parts) == 2 and parts[0] == "claims" else None


@hookimpl
def verifykit_checkers() -> tuple[Contradiction]:
    """Return the checker."""
    return (Contradiction(),)

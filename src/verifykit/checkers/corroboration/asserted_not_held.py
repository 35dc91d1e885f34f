"""COR010: what the author of the case asserts, and the evidence does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.claims import is_asserted
from verifykit.checkers.wording import related_to
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="COR010", name="asserted-not-held", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on each asserted claim that is refuted or loses support to a retraction."""
    for claim in case.claims:
        if is_asserted(case, claim):
            yield from _refuted(case, claim, context)
            yield from _rests_on_nothing(case, claim, context)


def _refuted(case: Case, claim: Claim, context: Context) -> Iterator[Finding]:
    scored = context.scored(claim.id)
    if scored.verdict == "refuted":
        against = [
            (item, "against it")
            for item in case.evidence_by_claim.get(claim.id, ())
            if item.stance == "refutes"
        ]
        yield RULE.finding(
            "The author of the case asserts this, and the evidence refutes it",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(case, against),
        )


def _rests_on_nothing(case: Case, claim: Claim, context: Context) -> Iterator[Finding]:
    if claim.id not in case.evidence_by_claim:
        return
    traced = [
        item
        for item in context.trace(claim.id).items
        if item.role == "dead" and item.evidence.stance == "supports"
    ]
    dead = [item.evidence for item in traced]
    if dead:
        what = count_text(len(dead), "item of its evidence", "items of its evidence")
        changed = any(
            item.taken_back is not None and item.taken_back.is_contradiction for item in traced
        )
        # Whom their own house contradicts took nothing back.
        said = (
            "taken back, or contradicted by the same voice or its house,"
            if changed
            else "taken back"
        )
        yield RULE.finding(
            f"The author of the case asserts this, and {what} was {said} or rests on what was",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(case, [(item, "counts for nothing") for item in dead]),
        )

"""CON010: one place lies in the other, so both can be right."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import once_each
from verifykit.checkers.contradiction.value_kinds import is_entity
from verifykit.checkers.wording import alphabetical, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON010", name="part-of", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each claim whose value lies in that of others."""
    within: dict[str, list[Claim]] = {}
    for comparison in once_each(context, "part-of"):
        if is_entity(case, case.claims_by_id[comparison.first]):
            wider = case.claims_by_id[comparison.second]
            within.setdefault(comparison.first, []).append(wider)
    for name, others in within.items():
        claim = case.claims_by_id[name]
        told = alphabetical(f"{value_text(case, other)} [{other.id}]" for other in others)
        yield RULE.finding(
            f"{value_text(case, claim)} is part of {told}: more exact, no contradiction",
            claim=name,
            pointer=case.pointer(claim),
            related=related_to(case, [(other, other.text) for other in others]),
        )

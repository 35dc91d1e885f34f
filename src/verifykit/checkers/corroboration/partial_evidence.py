"""COR005: evidence that bears on a wider or narrower claim than this one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, path_text, related_to

RULE = Rule.from_page(
    __file__, code="COR005", name="partial-evidence", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding that names the claim's partial evidence."""
    for claim in with_evidence(case):
        trace = context.trace(claim.id)
        partial = [item for item in trace.items if item.role == "partial"]
        if partial:
            names = dict.fromkeys(path_text(case, item.path) for item in partial)
            bears = "bears" if len(names) == 1 else "bear"
            yield RULE.finding(
                f"{alphabetical(names)} {bears} on part of this or on another scope, and counts "
                "for no line",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [(i.evidence, i.evidence.notes or "partial") for i in partial],
                ),
            )

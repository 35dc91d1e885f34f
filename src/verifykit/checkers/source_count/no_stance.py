"""SRC018: evidence of which nobody has said yet what it says of its claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, path_text, related_to

RULE = Rule.from_page(__file__, code="SRC018", name="no-stance", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding that names the evidence of a claim that has no stance."""
    for claim in with_evidence(case):
        items = [item for item in case.evidence_by_claim[claim.id] if item.stance is None]
        if items:
            names = dict.fromkeys(path_text(case, [item.id]) for item in items)
            yield RULE.finding(
                f"There is no stance yet for what is cited from {alphabetical(names)}: it counts "
                "for nothing until somebody says whether it supports or refutes this",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(item, "without a stance") for item in items]),
            )

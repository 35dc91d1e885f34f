"""COR005: evidence that bears on a wider or narrower claim than this one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.wording import alphabetical, path_text, related_to
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.provenance import Trace

RULE = Rule(
    code="COR005",
    name="partial-evidence",
    severity="note",
    kind="open",
    checks="Does evidence bear on part of the claim only, or on a wider one (`partial: true`)?",
    why=(
        "A part is not the whole: such evidence makes no line. Scope that drifts as a report is "
        "passed on (leading figures, then soldiers) is how exaggerations begin."
    ),
    fix="Split the claim into what the evidence says and what it does not.",
    bad="""\
sources:
  - {id: clinic, name: Hill Clinic}
claims:
  - {id: all-staff-ill, text: All of the staff fell ill on Monday.}
evidence:
  - {id: e-clinic, claim: all-staff-ill, source: clinic, stance: supports, partial: true}
""",
    good="""\
sources:
  - {id: clinic, name: Hill Clinic}
claims:
  - {id: night-shift-ill, text: The night shift fell ill on Monday.}
evidence:
  - {id: e-clinic, claim: night-shift-ill, source: clinic, stance: supports}
""",
)


def find(claim: Claim, case: Case, trace: Trace) -> Iterator[Finding]:
    """Yield a finding that names the claim's partial evidence."""
    partial = [item for item in trace.items if item.role == "partial"]
    if partial:
        names = dict.fromkeys(path_text(case, item.path) for item in partial)
        bears = "bears" if len(names) == 1 else "bear"
        yield RULE.finding(
            f"{alphabetical(names)} {bears} on part of this or on another scope, and counts for no "
            "line",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(
                case,
                [(i.evidence, i.evidence.notes or "partial") for i in partial],
            ),
        )

"""A contradiction that the evidence has settled is a result, and no error."""

from __future__ import annotations

from attrs import evolve

from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.place import from_pointer
from verifykit.plugin import Context

_DECIDED = frozenset({"refuted", "supported", "corroborated"})


def by_outcome(answer: Assessment | Finding, case: Case, context: Context) -> Assessment | Finding:
    """Return an answer with its errors as notes where what they are about is settled.

    It is settled where none of the claims is contested and one of them is refuted; where one claim
    is denied, as soon as its verdict says whether the denial holds.
    """
    if isinstance(answer, Assessment):
        found = tuple(_by_outcome(finding, case, context) for finding in answer.findings)
        return answer if found == answer.findings else evolve(answer, findings=found)
    return _by_outcome(answer, case, context)


def _by_outcome(finding: Finding, case: Case, context: Context) -> Finding:
    if finding.severity != "error":
        return finding
    about = {name for related in finding.related if (name := _claim_at(related.pointer, case))}
    about |= {finding.claim} if finding.claim else set()
    verdicts = {context.scored(claim).verdict for claim in about}
    settled = "refuted" in verdicts or (len(about) == 1 and verdicts <= _DECIDED)
    if not settled or "contested" in verdicts:
        return finding
    return evolve(finding, severity="note", message=f"{finding.message} (settled by the evidence)")


def _claim_at(pointer: str, case: Case) -> str | None:
    """The claim that a pointer leads to, if it leads to one."""
    parts = from_pointer(pointer)
    return case.claims[int(parts[1])].id if len(parts) == 2 and parts[0] == "claims" else None

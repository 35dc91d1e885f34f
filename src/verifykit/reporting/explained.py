"""Everything that explains one claim of a report, as a value and as data."""

from __future__ import annotations

from typing import Any

from verifykit.provenance import TraceItem
from verifykit.report import Report
from verifykit.reporting.assessment import claim_data, finding_data
from verifykit.reporting.because import because
from verifykit.reporting.explanation import Explanation, change_text
from verifykit.sensitivity import Change, what_would_change


def explain(report: Report, claim_id: str) -> Explanation:
    """Return what explains the score of a claim, and what would change its verdict.

    Raise KeyError if the report says nothing of such a claim.
    """
    claim, scoring = report.claim(claim_id), report.scoring
    assert report.case is not None
    assert scoring is not None
    return Explanation(
        case=report.case,
        claim=claim,
        because=because(report, claim),
        trace=scoring.trace(claim_id),
        findings=tuple(finding for finding in report.findings if finding.claim == claim_id),
        changes=what_would_change(scoring, claim_id),
        accepted=tuple(
            one.proposal for one in report.accepted if not one.claims or claim_id in one.claims
        ),
    )


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data: the claim as in `check --format json`, and more."""
    positions: dict[object, int] = {}
    accepted = [proposal.facts() for proposal in explanation.accepted]
    return {
        **claim_data(explanation.claim, positions, explanation.because),
        "text": explanation.case.claims_by_id[explanation.claim.id].text,
        "provenance": [_item(item) for item in explanation.trace.items],
        "findings": [finding_data(finding) for finding in explanation.findings],
        "changes": [_change(change) for change in explanation.changes],
        **({"accepted": accepted} if accepted else {}),
    }


def _item(item: TraceItem) -> dict[str, Any]:
    return {
        "evidence": item.evidence.id,
        "stance": item.stance,
        "document": item.evidence.document,
        "role": item.role,
        "speakers": list(item.speakers),
        "path": list(item.path),
    }


def _change(change: Change) -> dict[str, Any]:
    edits = [
        {"kind": edit.kind, "what": list(edit.what), "count": edit.count} for edit in change.edits
    ]
    return {
        "verdict": change.verdict,
        "score": change.score,
        "words": change_text(change),
        "edits": edits,
    }

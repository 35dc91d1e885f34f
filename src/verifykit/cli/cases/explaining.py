"""Everything that explains one claim, gathered from its report and its scoring."""

from __future__ import annotations

from typing import Any

from attrs import asdict

from verifykit.errors import UsageError
from verifykit.provenance import Traced
from verifykit.report import Report
from verifykit.reporting.assessment import claim_data, finding_data
from verifykit.reporting.explanation import Explanation, change_text
from verifykit.schema import did_you_mean
from verifykit.sensitivity import Change, what_would_change
from verifykit.wording import list_text

_FEW = 10


def explanation_of(report: Report, claim_id: str) -> Explanation:
    """Return the explanation of a claim; raise UsageError if the case does not have it."""
    scoring = report.scoring
    assert report.case is not None
    assert scoring is not None
    scored = {claim.id: claim for claim in report.claims}
    if claim_id not in scored:
        raise UsageError(f"there is no claim {claim_id!r}{_known(claim_id, list(scored))}")
    return Explanation(
        case=report.case,
        claim=scored[claim_id],
        trace=scoring.trace(claim_id),
        findings=tuple(finding for finding in report.findings if finding.claim == claim_id),
        changes=what_would_change(scoring, claim_id),
        accepted=tuple(
            one.proposal for one in report.accepted if claim_id in one.claims or not one.claims
        ),
    )


def _known(claim_id: str, claims: list[str]) -> str:
    """The claim that may be meant, else what the claims are where they are few."""
    few = f"; the claims are {list_text(claims)}" if 0 < len(claims) <= _FEW else ""
    return did_you_mean(claim_id, claims) or few


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data: the claim as in `check --format json`, and more."""
    positions: dict[object, int] = {}
    accepted = [proposal.facts() for proposal in explanation.accepted]
    return {
        **claim_data(explanation.claim, positions),
        "text": explanation.case.claims_by_id[explanation.claim.id].text,
        "provenance": [_item(item) for item in explanation.trace.items],
        "findings": [finding_data(finding) for finding in explanation.findings],
        "changes": [_change(change) for change in explanation.changes],
        **({"accepted": accepted} if accepted else {}),
    }


def _item(item: Traced) -> dict[str, Any]:
    return {
        "evidence": item.evidence.id,
        "stance": item.stance,
        "document": item.evidence.document,
        "role": item.role,
        "speakers": list(item.speakers),
        "path": list(item.path),
    }


def _change(change: Change) -> dict[str, Any]:
    return {**asdict(change), "words": change_text(change)}

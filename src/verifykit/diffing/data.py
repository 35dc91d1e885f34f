"""A difference between two reports as plain data in the shape of the schema `diff-1`."""

from __future__ import annotations

from typing import Any

from verifykit.diffing.compare import edits_between
from verifykit.diffing.values import ClaimChange, ItemChange, Reason, ReportDiff
from verifykit.model.assessment import ScoredClaim
from verifykit.reporting.assessment import bounds_data, finding_data, interval_data
from verifykit.reporting.numbers import rounded
from verifykit.reporting.report import Report


def diff_data(old: Report, new: Report, diff: ReportDiff) -> dict[str, Any]:
    """Return a difference as data that `json` can write."""
    accepted = [
        {"edit": edit, "done": one.words, "claims": list(one.claims)}
        for edit, one in edits_between(old, new)
    ]
    return {
        "verifykit": 1,
        "old": _side(old),
        "new": _side(new),
        **({"accepted": accepted} if accepted else {}),
        "claims": [_claim(change) for change in diff.claims],
        "items": [_item(change) for change in diff.items],
        "findings": [
            {"edit": change.edit, "finding": finding_data(change.finding)}
            for change in diff.findings
        ],
    }


def _side(report: Report) -> dict[str, Any]:
    return {
        "path": report.path,
        "case": None if report.case is None else report.case.id,
        "parameters": report.tool.parameters,
    }


def _claim(change: ClaimChange) -> dict[str, Any]:
    return {
        "id": change.new.id,
        "direction": change.direction,
        "founding": change.founding,
        "old": _said(change.old),
        "new": _said(change.new),
        "reasons": [_reason(reason) for reason in change.reasons],
    }


def _said(claim: ScoredClaim) -> dict[str, Any]:
    return {
        "verdict": claim.verdict,
        "score": rounded(claim.score),
        "confidence": claim.confidence,
        "credibility": claim.credibility,
        "range": bounds_data(claim.range),
        "origins": interval_data(claim.support.origins),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "message": reason.message,
        "evidence": list(reason.evidence),
        "origins": list(reason.origins),
    }


def _item(change: ItemChange) -> dict[str, Any]:
    return {
        "list": change.list,
        "id": change.id,
        "edit": change.edit,
        "fields": list(change.fields),
    }

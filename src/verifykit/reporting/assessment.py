"""A report as plain data in the shape of the schema `assessment-1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.model.assessment import Assessment, Interval, ScoredClaim, Standing, Step
from verifykit.model.claim import Prior
from verifykit.model.finding import Finding, Related
from verifykit.model.fit import Promise
from verifykit.model.section import Section
from verifykit.model.table import thaw
from verifykit.reporting.amendments import amendment_data
from verifykit.reporting.because import Sentences
from verifykit.reporting.numbers import rounded
from verifykit.reporting.result import Failure, LeftOut, ReportedProposal, Result, WaivedFinding

FORMAT_VERSION = 1
_MOST_STEPS = 100
"""Steps of an explanation up to which claims that say the same are each told with it: a thousand
claims with a document each would be a million steps."""


def assessment_data(report: Result) -> dict[str, Any]:
    """Return a report as data that `json` can write; absent values of a step are left out."""
    positions = {_key(finding): number for number, finding in enumerate(report.findings)}
    case, tool = report.case, report.tool
    amendments = [] if case is None else [amendment_data(one, case) for one in case.amendments]
    before, sentences = report.explained_before(_MOST_STEPS), Sentences(report)
    return {
        "verifykit": FORMAT_VERSION,
        "path": report.path,
        "case": None if case is None else {"id": case.id, "as_of": case.as_of},
        "tool": {
            "version": tool.version,
            "checkers": dict(tool.checkers),
            "parameters": tool.parameters,
            "profile": tool.profile,
            **({} if tool.promise is None else {"promise": _promise(tool.promise)}),
        },
        "claims": [
            claim_data(claim, positions, sentences.of(claim), before.get(claim.id))
            for claim in report.claims
        ],
        "findings": [finding_data(finding) for finding in report.findings],
        "waived": [_waived(waived) for waived in report.waived],
        **({"accepted": list(map(_accepted, report.accepted))} if report.accepted else {}),
        **({"amendments": amendments} if amendments else {}),
        **({"sections": list(map(_section, report.sections))} if report.sections else {}),
        **({} if report.left_out is None else {"left_out": _left_out(report.left_out)}),
        "errors": [_failure(failure) for failure in report.errors],
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "risk": promise.risk,
        "level": promise.level,
        "labels": promise.labels,
        "given": promise.given,
        "wrong": promise.wrong,
    }


def claim_data(
    claim: ScoredClaim,
    positions: Mapping[object, int],
    why: str,
    explained_with: str | None = None,
) -> dict[str, Any]:
    """Return a scored claim as data with the sentence that says why it is so.

    `positions` numbers the findings of its report. `explained_with` is a claim that says the same
    and has the steps that would stand here.
    """
    shares = claim.shares
    return {
        "id": claim.id,
        "verdict": claim.verdict,
        "score": rounded(claim.score),
        "because": why,
        "confidence": claim.confidence,
        "likelihood": claim.likelihood,
        "credibility": claim.credibility,
        "support": _standing(claim.support),
        "opposition": _standing(claim.opposition),
        "conflict": rounded(claim.conflict),
        "range": bounds_data(claim.range),
        "bounds": bounds_data(claim.bounds),
        "shares": None
        if shares is None
        else {
            "true": rounded(shares.true),
            "false": rounded(shares.false),
            "open": rounded(shares.open),
        },
        "weights": {
            "support": rounded(claim.weights.support),
            "refute": rounded(claim.weights.refute),
            "open": rounded(claim.weights.open),
        },
        **({"approximate": True} if claim.approximate else {}),
        **({} if claim.prior is None else {"prior": _prior(claim.prior)}),
        "rivals": list(claim.rivals),
        "counterexamples": list(claim.counterexamples),
        "checks": [_check(check, positions) for check in claim.checks],
        **({} if explained_with is None else {"explained_with": explained_with}),
        "explanation": []
        if explained_with is not None
        else [step_data(step) for step in claim.explanation],
    }


def step_data(step: Step) -> dict[str, Any]:
    """Return a step of an explanation as data, without what it does not have."""
    data = {
        "step": step.step,
        "side": step.side,
        "origin": step.origin,
        "evidence": list(step.evidence) or None,
        "strength": rounded(step.strength),
        "factor": rounded(step.factor),
        "established": step.established,
        "claims": list(step.claims) or None,
        "log_odds": rounded(step.log_odds),
        "why": step.why,
    }
    return {key: value for key, value in data.items() if value is not None}


def _prior(prior: Prior) -> dict[str, Any]:
    found = {"value": prior.value, "reason": prior.reason}
    return {key: value for key, value in found.items() if value is not None}


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as data."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "claim": finding.claim,
        "message": finding.message,
        **_place(finding),
        "related": [{"message": related.message, **_place(related)} for related in finding.related],
        **({"data": thaw(finding.data)} if finding.data else {}),
        **({} if finding.fix is None else {"fix": finding.fix.data()}),
    }


def _place(item: Finding | Related) -> dict[str, Any]:
    return {
        "path": item.path,
        "pointer": item.pointer,
        "line": item.line,
        "column": item.column,
    }


def _check(check: Assessment, positions: Mapping[object, int]) -> dict[str, Any]:
    keys = map(_key, check.findings)
    return {
        "checker": check.checker,
        "score": rounded(check.score),
        "explanation": check.explanation,
        "findings": [positions[key] for key in keys if key in positions],
        **({"data": thaw(check.data)} if check.data else {}),
    }


def _accepted(accepted: ReportedProposal) -> dict[str, Any]:
    proposal = accepted.proposal
    return {**proposal.facts(), "done": proposal.done, "claims": list(accepted.claims)}


def _key(finding: Finding) -> object:
    """What makes two findings the same, wherever one of them has been placed in a file."""
    related = tuple((other.pointer, other.message) for other in finding.related)
    return (finding.rule, finding.claim, finding.pointer, finding.message, related, finding.data)


def _waived(waived: WaivedFinding) -> dict[str, Any]:
    return {
        "finding": finding_data(waived.finding),
        "reason": waived.waiver.reason,
        "until": waived.waiver.until,
    }


def _section(section: Section) -> dict[str, Any]:
    data = {
        "plugin": section.plugin,
        "claim": section.claim,
        "title": section.title,
        "text": list(section.text),
        "columns": list(section.columns),
        "rows": [list(row) for row in section.rows],
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _left_out(left_out: LeftOut) -> dict[str, Any]:
    return {
        "sources": left_out.sources,
        "documents": left_out.documents,
        "evidence": left_out.evidence,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "code": failure.code,
        "message": failure.message,
        "plugin": failure.plugin,
        "checker": failure.checker,
        "claim": failure.claim,
        "count": failure.count,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {"documents": standing.documents, "origins": interval_data(standing.origins)}


def interval_data(interval: Interval) -> dict[str, int]:
    """Return a count of origins as data."""
    return {"min": interval.min, "max": interval.max}


def bounds_data(bounds: tuple[float, float] | None) -> list[float | None] | None:
    """Return a range of probabilities as data."""
    return None if bounds is None else [rounded(bound) for bound in bounds]

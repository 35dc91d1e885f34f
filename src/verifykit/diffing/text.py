"""A difference between two reports for people: verdicts that moved first, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from verifykit.diffing.compare import edits_between
from verifykit.diffing.values import ClaimChange, Direction, Edit, Founding, ReportDiff
from verifykit.model.assessment import ScoredClaim
from verifykit.model.finding import Severity
from verifykit.reporting.amendments import AcceptedEdit
from verifykit.reporting.numbers import interval_text, score_text
from verifykit.reporting.report import Report
from verifykit.reporting.style import Style
from verifykit.reporting.visible import visible
from verifykit.wording import count_text

_SEVERITY: dict[Founding, Severity] = {"worse": "error", "better": "note", "same": "warning"}
_LABEL: dict[Direction, str] = {
    "towards false": "towards false",
    "towards true": "towards true",
    "more open": "more open",
    "same": "moved",
}
_WIDTH = max(map(len, _LABEL.values()))
_SIGN = {"added": "+", "removed": "-", "edited": "~"}


def diff_lines(old: Report, new: Report, diff: ReportDiff, style: Style) -> Iterator[str]:
    """Yield the difference as lines of text."""
    accepted = tuple(edits_between(old, new))
    for change in diff.claims:
        yield from _claim(change, style)
        for edit, one in accepted:
            if change.new.id in one.claims:
                yield style.faint(f"{'':<{_WIDTH}}   {_accepted(edit, one)}")
    if diff.claims:
        yield ""
    moved = {change.new.id for change in diff.claims}
    rest = [(edit, one) for edit, one in accepted if moved.isdisjoint(one.claims)]
    if rest:
        yield style.strong("accepted proposals")
        for edit, one in rest:
            yield f"  {_SIGN[edit]} {_accepted(edit, one)}"
    for name, group in groupby(diff.items, key=lambda change: change.list):
        yield style.strong(name)
        for item in group:
            fields = f" ({', '.join(item.fields)})" if item.fields else ""
            yield visible(f"  {_SIGN[item.edit]} {item.id}{fields}")
    if diff.findings:
        yield style.strong("findings")
    for entry in diff.findings:
        finding = entry.finding
        claim = f" [{finding.claim}]" if finding.claim else ""
        severity = style.severity(finding.severity, finding.severity)
        message = visible(f"{finding.rule}{claim} {finding.message}")
        yield f"  {_SIGN[entry.edit]} {severity} {message}"
    if diff.items or diff.findings or rest:
        yield ""
    yield _totals(diff)


def _accepted(edit: Edit, accepted: AcceptedEdit) -> str:
    gone = "no longer on record: " if edit == "removed" else ""
    return visible(gone + accepted.words)


def _claim(change: ClaimChange, style: Style) -> Iterator[str]:
    label = style.severity(f"{_LABEL[change.direction]:<{_WIDTH}}", _SEVERITY[change.founding])
    old, new = _said(change.old), _said(change.new)
    founded = "" if change.founding == "same" else f", {change.founding} founded"
    said = style.verdict(new, change.new.verdict)
    yield f"{label} {visible(change.new.id)}: {old} -> {said}{founded}"
    for reason in change.reasons:
        yield style.faint(f"{'':<{_WIDTH}}   {visible(reason.message)}")


def _said(claim: ScoredClaim) -> str:
    origins = interval_text(claim.support.origins)
    return f"{claim.verdict} {score_text(claim.score)} ({claim.confidence}, origins {origins})"


def _totals(diff: ReportDiff) -> str:
    if not (diff.claims or diff.items or diff.findings):
        return "no difference"
    edits = Counter(change.edit for change in diff.findings)
    return ", ".join(
        (
            f"{count_text(len(diff.moved('towards true')), 'verdict')} towards true",
            f"{len(diff.moved('towards false'))} towards false",
            f"{len(diff.moved('more open'))} more open",
            f"{count_text(len(diff.founded('worse')), 'claim')} worse founded",
            f"{len(diff.founded('better'))} better",
            f"{count_text(edits['added'], 'finding')} more",
            f"{edits['removed']} gone",
            f"{edits['edited']} changed",
        )
    )

"""Reports on the claims that somebody asked about, of all that a case has."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from attrs import evolve

from verifykit.cli.cases.run import CaseRun
from verifykit.errors import UsageError
from verifykit.model.finding import Finding
from verifykit.reporting.report import Report
from verifykit.schema import did_you_mean


def only(run: CaseRun, patterns: Sequence[str]) -> list[Report]:
    """Return the reports of a run with the claims that were asked for, and what is found there.

    The ids of claims, or what is shown in their place, match one of the patterns: `*` stands for
    any characters, `?` for one. What makes a case invalid stays. Raise UsageError for a pattern
    that no claim matches.
    """
    if not patterns:
        return run.reports
    shown = [claim.id for report in run.shown for claim in report.claims]
    claims = [claim.id for report in run.reports for claim in report.claims]
    for pattern in patterns:
        if claims and not any(fnmatchcase(claim, pattern) for claim in (*claims, *shown)):
            hint = did_you_mean(pattern, shown)
            raise UsageError(f"--claim: there is no claim {pattern!r}{hint}")
    return [_only(*both, patterns) for both in zip(run.reports, run.shown, strict=True)]


def _only(report: Report, shown: Report, patterns: Sequence[str]) -> Report:
    if report.case is None:
        return report
    kept = tuple(
        claim
        for claim, other in zip(report.claims, shown.claims, strict=True)
        if _matches(claim.id, patterns) or _matches(other.id, patterns)
    )
    names = {claim.id for claim in kept}
    pointers = {report.case.pointer(claim) for claim in report.case.claims if claim.id in names}

    def about(finding: Finding) -> bool:
        return finding.claim in names or any(one.pointer in pointers for one in finding.related)

    return evolve(
        report,
        claims=kept,
        findings=tuple(filter(about, report.findings)),
        waived=tuple(waived for waived in report.waived if about(waived.finding)),
    )


def _matches(claim: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(claim, pattern) for pattern in patterns)

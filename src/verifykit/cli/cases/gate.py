"""Whether a run passes: findings and scores against thresholds, and the exit code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self

from verifykit.config.configuration import Configuration
from verifykit.errors import ExitCode, UsageError
from verifykit.model.finding import SEVERITIES, Finding
from verifykit.parts import part
from verifykit.reporting.report import Report

_CODE = r"[A-Z]{1,4}[0-9]{0,3}"


@part
class Gate:
    """Thresholds. `severities` fail a run, and so do rules that begin with one of `codes`.

    `under`: a score below it fails a run; claims without a score are passed over.
    """

    severities: frozenset[str] = frozenset({"error"})
    codes: tuple[str, ...] = ()
    under: float | None = None

    @classmethod
    def of(cls, configuration: Configuration) -> Self:
        """Return the gate of a configuration; of several severities the mildest counts.

        Raise UsageError for a threshold that is neither a severity nor a code.
        """
        thresholds = configuration["fail-on"]
        ranks = [SEVERITIES.index(name) for name in SEVERITIES if name in thresholds]
        codes = tuple(name for name in thresholds if name not in SEVERITIES)
        for code in codes:
            if not re.fullmatch(_CODE, code):
                raise UsageError(
                    f"fail-on: {code!r} is neither a severity ({', '.join(SEVERITIES)}) "
                    "nor the code of a rule, or how one begins"
                )
        severities = SEVERITIES[min(ranks) :] if ranks else ()
        return cls(frozenset(severities), codes, configuration["fail-under"])

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding is grave enough to fail the run."""
        return finding.severity in self.severities or finding.rule.startswith(self.codes)

    def rejects(self, report: Report) -> bool:
        """Return whether anything in a report fails the run."""
        low = self.under is not None and any(
            claim.score is not None and claim.score < self.under for claim in report.claims
        )
        return low or any(map(self.fails, report.findings))


def exit_code(gated: Iterable[tuple[Report, Gate]], *, zero: bool = False) -> ExitCode:
    """Return the first exit code that applies to any of the reports; `zero` forgives findings."""
    pairs = list(gated)
    reports = [report for report, _ in pairs]
    if any(report.errors for report in reports):
        return ExitCode.FAILURE
    if any(report.case is None for report in reports):
        return ExitCode.INVALID
    if any(not report.claims for report in reports):
        return ExitCode.NO_CLAIMS
    if not zero and any(gate.rejects(report) for report, gate in pairs):
        return ExitCode.FINDINGS
    return ExitCode.OK

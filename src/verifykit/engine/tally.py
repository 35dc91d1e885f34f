"""What plug-ins said about a case: assessments, findings and failures, as they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from verifykit.model.assessment import Assessment
from verifykit.model.finding import Finding
from verifykit.reporting.result import Failure

CAP = 5
"""How many failures of one kind and one checker are listed one by one."""


class Tally:
    """Sorts what comes in by what it is, and keeps it in the order in which it came.

    Of the failures of one checker with one code only the first few are kept, and how many more
    there were.
    """

    def __init__(self) -> None:
        self.assessments: list[Assessment] = []
        self.case_findings: list[Finding] = []
        self._failures: dict[tuple[str | None, str | None, str], list[Failure]] = {}

    def add(self, *answers: Assessment | Finding | Failure) -> None:
        """Keep answers of checkers, findings about the case, or failures."""
        for answer in answers:
            if isinstance(answer, Assessment):
                self.assessments.append(answer)
            elif isinstance(answer, Finding):
                self.case_findings.append(answer)
            else:
                self._count(answer)

    def _count(self, failure: Failure) -> None:
        kept = self._failures.setdefault((failure.plugin, failure.checker, failure.code), [])
        if len(kept) < CAP:
            kept.append(failure)
        else:
            kept[-1] = evolve(kept[-1], count=kept[-1].count + failure.count)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, also those within assessments."""
        for assessment in self.assessments:
            yield from assessment.findings
        yield from self.case_findings

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The failures, capped for each checker and code."""
        return tuple(failure for kept in self._failures.values() for failure in kept)


def failed_checkers(failures: Iterable[Failure]) -> frozenset[str]:
    """Return the names of the checkers that did not get through."""
    return frozenset(failure.checker for failure in failures if failure.checker is not None)

"""What plug-ins said about a case: assessments, findings and failures, as they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from verifykit.engine.tally import FailureTally
from verifykit.model.assessment import Assessment
from verifykit.model.finding import Finding
from verifykit.report import Failure


@define
class Gathered:
    """Sorts what comes in by what it is, and keeps it in the order in which it came."""

    assessments: list[Assessment] = field(factory=list)
    case_findings: list[Finding] = field(factory=list)
    _tally: FailureTally = field(factory=FailureTally)

    def add(self, *answers: Assessment | Finding | Failure) -> None:
        """Keep answers of checkers, findings about the case, or failures."""
        for answer in answers:
            if isinstance(answer, Assessment):
                self.assessments.append(answer)
            elif isinstance(answer, Finding):
                self.case_findings.append(answer)
            else:
                self._tally.add(answer)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, also those within assessments."""
        for assessment in self.assessments:
            yield from assessment.findings
        yield from self.case_findings

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The failures, capped for each checker and code."""
        return self._tally.result()


def failed_checkers(failures: Iterable[Failure]) -> frozenset[str]:
    """Return the names of the checkers that did not get through."""
    return frozenset(failure.checker for failure in failures if failure.checker is not None)

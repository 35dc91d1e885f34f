"""Reports as text for people to read, on a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, TextIO

from attrs import field

from verifykit.parts import part
from verifykit.report import Failure, Report
from verifykit.reporting.excerpt import Lines
from verifykit.reporting.findings import finding_lines, statistics_lines
from verifykit.reporting.presentation import no_lines
from verifykit.reporting.style import Style
from verifykit.reporting.verdicts import totals, verdict_table
from verifykit.reporting.visible import visible
from verifykit.wording import count_text


@part(kw_only=True)
class TextWriter:
    """Writes findings, the table of verdicts and the totals, `columns` wide where possible.

    `lines` gives the lines of an input file for the excerpts. `statistics` counts the findings
    of each rule instead of listing them.
    """

    style: Style = field(factory=Style)
    columns: int = 100
    statistics: bool = False
    lines: Lines = no_lines

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports, one below the other, each under its path if there are several."""
        for number, report in enumerate(reports):
            if len(reports) > 1:
                stream.write("\n" if number else "")
                stream.write(self.style.strong(f"=== {visible(report.path or '-')}") + "\n\n")
            for line in self._report(report):
                stream.write(line + "\n")

    def _report(self, report: Report) -> Iterator[str]:
        if self.statistics:
            table = statistics_lines(report)
            yield from [*table, ""] if table else []
        else:
            yield from finding_lines(report, self.style, self.lines)
        for failure in report.errors:
            yield self.style.severity("failure", "error") + f": {failure_text(failure)}"
        if report.errors:
            yield ""
        for accepted in report.accepted:
            yield f"accepted: {visible(accepted.proposal.done)}"
        if report.accepted:
            yield ""
        if report.claims:
            yield from verdict_table(report, self.style, self.columns)
            yield ""
        elif report.case is None and report.findings:
            yield "not scored until this is mended: what it hides could be a refutation"
        elif report.case is None:
            yield f"not scored: {visible(report.path or '-')} could not be read"
        else:
            yield "there are no claims, so nothing was checked"
        yield from totals(report)
        if report.errors:
            yield count_text(len(report.errors), "failure of a plug-in", "failures of plug-ins")


def failure_text(failure: Failure) -> str:
    """Return a failure of the tool in one line: code, whose it is, and what happened."""
    owner = failure.checker or failure.plugin
    if failure.plugin is not None and owner != failure.plugin:
        owner = f"{owner} of plug-in {failure.plugin}"
    about = f" on {failure.claim}" if failure.claim else ""
    more = f" (and {failure.count - 1} more like it)" if failure.count > 1 else ""
    where = f" {owner}{about}:" if owner else ""
    return visible(f"{failure.code}{where} {failure.message}{more}")

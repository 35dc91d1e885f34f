"""Reports as text for people to read, on a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TextIO

from verifykit.parts import field, part
from verifykit.reporting.amendments import accepted_edits
from verifykit.reporting.findings import finding_lines, statistics_lines
from verifykit.reporting.places import Lines
from verifykit.reporting.presentation import Listing, no_lines
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure
from verifykit.reporting.style import Style
from verifykit.reporting.table import Column, render
from verifykit.reporting.verdicts import NEEDED, totals, verdict_table
from verifykit.reporting.visible import visible
from verifykit.wording import count_text

if TYPE_CHECKING:
    from verifykit.model.section import Section

_REASONS = 6
"""Of how many claims that need somebody it is said why."""
_NOT_READ = frozenset(("VK001", "VK004"))
"""The rules of inputs that are not there, or empty: they hide nothing that could be mended."""

_NOT_WRITTEN = frozenset(("VK017",))
"""The rules of what a format cannot hold of a case that is sound."""


@part(kw_only=True)
class TextWriter:
    """Writes the totals, the table of verdicts and the findings, `columns` wide where possible.

    `lines` gives the lines of an input file for the excerpts. `statistics` counts the findings
    of each rule instead of listing them, `summary` leaves them out.
    """

    style: Style = field(factory=Style)
    columns: int = 100
    statistics: bool = False
    summary: bool = False
    listing: Listing = field(factory=Listing)
    lines: Lines = no_lines
    configurations: Mapping[str, str] = field(factory=dict)
    tracebacks: bool = False

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
        if len(reports) > 1:
            heading = f"=== all {count_text(len(reports), 'case')}"
            stream.write("\n" + self.style.strong(heading) + "\n\n")
            for line in totals(*reports):
                stream.write(line + "\n")

    def _report(self, report: Report) -> Iterator[str]:
        yield from self._outcome(report)
        for failure in report.errors:
            yield self.style.severity("failure", "error") + f": {failure_text(failure)}"
            if self.tracebacks:
                yield from traceback_lines(failure)
        for section in report.sections:
            yield ""
            yield from _section_lines(section, self.style)
        for edit in accepted_edits(report):
            yield f"accepted: {visible(edit.words)}"
        if report.findings and not self.summary:
            yield ""
            yield from self._findings(report)

    def _outcome(self, report: Report) -> Iterator[str]:
        """What came of it: the totals, and a row for each claim."""
        if not report.claims:
            yield self._why_not_scored(report)
        yield from totals(report)
        if file := self.configurations.get(report.path or ""):
            # One that came with the case may have been written by anybody.
            yield self.style.faint(f"configuration: {visible(file)}")
        if report.errors:
            yield count_text(len(report.errors), "failure of a plug-in", "failures of plug-ins")
        if report.claims:
            yield ""
            yield from verdict_table(report, self.style, self.columns)
            if report.needing:
                yield self.style.faint(f"{NEEDED} somebody is needed: an error, or contested")
            yield from self._reasons(report)

    def _reasons(self, report: Report) -> Iterator[str]:
        """Why claims have their verdicts: all of them, or the first that need somebody."""
        most = min(len(report.needing), _REASONS)
        shown = report.claims if self.listing.verbose else report.in_order_of_need[:most]
        if not shown:
            return
        from verifykit.reporting.because import because

        yield ""
        for claim in shown:
            yield visible(f"{claim.id}: {because(report, claim)}")

    def _why_not_scored(self, report: Report) -> str:
        if report.case is not None:
            return "there are no claims, so nothing was checked"
        rules = {one.rule for one in report.findings}
        if rules & _NOT_READ:
            return "not scored: there is no case to read here"
        if rules and rules <= _NOT_WRITTEN:
            return "not written: this format cannot hold all of the case, and nothing is to be lost"
        if report.findings:
            return "not scored until this is mended: what it hides could be a refutation"
        return f"not scored: {visible(report.path or '-')} could not be read"

    def _findings(self, report: Report) -> Iterator[str]:
        # What is wrong with the input is never only counted: nothing else was done with it.
        if self.statistics and report.case is not None:
            yield from statistics_lines(report)
        else:
            yield from finding_lines(report, self.style, self.lines, self.listing)


def _section_lines(section: Section, style: Style) -> Iterator[str]:
    about = f" ({visible(section.claim)})" if section.claim else ""
    yield style.strong(visible(section.title)) + about
    yield from map(visible, section.text)
    if section.rows:
        cells = [[visible(cell) for cell in row] for row in section.rows]
        yield from render([Column(visible(name)) for name in section.columns], cells)


def failure_text(failure: Failure) -> str:
    """Return a failure of the tool in one line: code, whose it is, and what happened."""
    owner = failure.checker or failure.plugin
    if failure.plugin is not None and owner != failure.plugin:
        owner = f"{owner} of plug-in {failure.plugin}"
    about = f" on {failure.claim}" if failure.claim else ""
    more = f" (and {failure.count - 1} more like it)" if failure.count > 1 else ""
    where = f" {owner}{about}:" if owner else ""
    return visible(f"{failure.code}{where} {failure.message}{more}")


def traceback_lines(failure: Failure) -> list[str]:
    """Return how the code of a plug-in came to fail, line by line; nothing if nobody knows."""
    return [f"    {visible(line)}" for line in (failure.traceback or "").splitlines()]

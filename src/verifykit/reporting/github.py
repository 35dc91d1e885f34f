"""Findings as workflow commands, which GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TextIO

from verifykit.model.finding import SEVERITIES, Finding
from verifykit.parts import part
from verifykit.reporting.amendments import accepted_edits
from verifykit.reporting.places import counted_in_characters, sheet_cell
from verifykit.reporting.report import Report
from verifykit.reporting.text import failure_text
from verifykit.reporting.visible import escape

_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


@part
class GithubWriter:
    """Writes one workflow command for each finding, the gravest first, then what was accepted.

    GitHub shows only the first ten of each severity and step, hence the order.
    """

    name: ClassVar[str] = "github"
    suffixes: ClassVar[tuple[str, ...]] = ()

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the commands, one a line."""
        found = [(finding, report) for report in reports for finding in report.findings]
        found.sort(key=lambda pair: -SEVERITIES.index(pair[0].severity))
        for report in reports:
            for failure in report.errors:
                stream.write(
                    f"::error title=failure of a plug-in::{_data(failure_text(failure))}\n"
                )
        for finding, report in found:
            stream.write(_command(finding, report) + "\n")
        for report in reports:
            for edit in accepted_edits(report):
                stream.write(f"::notice title=accepted proposal::{_data(edit.words)}\n")


def _command(finding: Finding, report: Report) -> str:
    names = {rule.code: rule.name for rule in report.rules}
    name = f" {names[finding.rule]}" if finding.rule in names else ""
    path = finding.path or report.path
    properties = {
        "file": path,
        "line": finding.line,
        "col": counted_in_characters(finding, path or ""),
        "title": finding.rule + name,
    }
    given = [
        f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None
    ]
    claim = f"[{finding.claim}] " if finding.claim else ""
    # A line of a workbook means nothing without its sheet, and a command has no place for one.
    cell = sheet_cell(finding, path or "")
    message = (f"{cell}: " if cell else "") + claim + finding.message
    return f"::{_COMMAND[finding.severity]} {','.join(given)}::{_data(message)}"


def _data(text: str) -> str:
    """The runner reads `%25`, `%0D` and `%0A` back; a bare line break would end the command."""
    encoded = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escape(encoded)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""`verifykit validate`: schema and references only, no scores."""

from __future__ import annotations

from collections.abc import Sequence

import click

from verifykit.cli.cases.assessing import load_inputs
from verifykit.cli.cases.discovery import case_paths
from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.cases.run import CaseRun
from verifykit.cli.failures import print_failures
from verifykit.cli.listing import FORMAT, print_data
from verifykit.cli.options import DISCOVERY, FOLDERS, REDACT, STDIN_FILENAME, configured
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output, style
from verifykit.errors import ExitCode
from verifykit.model.case import Case
from verifykit.reporting.assessment import finding_data
from verifykit.reporting.report import Report
from verifykit.reporting.text import TextWriter
from verifykit.reporting.visible import visible
from verifykit.wording import count_text


@click.command("validate", short_help="Schema and references only.")
@FOLDERS
@FORMAT
@REDACT
@STDIN_FILENAME
@configured(*DISCOVERY, "color")
def command(
    request: Request,
    paths: Sequence[str],
    format_name: str,
    redact: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Hold cases against the schema, and see whether every reference leads somewhere.

    Ends with 4 if a case is invalid, else with 0.
    """
    inputs = CaseInputs.read(case_paths(paths, request), stdin_filename)
    loaded = load_inputs(inputs, request, contained=redact or len(inputs.paths) > 1)
    run = CaseRun(inputs, tuple(loaded), redact)
    reports = run.shown
    if format_name == "json":
        print_data([_data(report) for report in reports])
    else:
        stream = standard_output(data=False)
        paint = style(run.configuration["color"], stream)
        writer = TextWriter(style=paint, lines=run.lines)
        for report in reports:
            if report.case is None:
                writer.write([report], stream)
            else:
                stream.write(f"{visible(report.path or '-')}: valid; {_contents(report.case)}\n")
    unusable = [report for report in reports if report.case is None]
    if format_name == "json":
        print_failures(unusable)
    if any(report.errors and not report.findings for report in unusable):
        return ExitCode.FAILURE
    return ExitCode.INVALID if unusable else ExitCode.OK


def _data(report: Report) -> dict[str, object]:
    return {
        "path": report.path,
        "valid": report.case is not None,
        "findings": [finding_data(finding) for finding in report.findings],
    }


def _contents(case: Case) -> str:
    return ", ".join(
        (
            count_text(len(case.claims), "claim"),
            count_text(len(case.evidence), "item of evidence", "items of evidence"),
            count_text(len(case.documents), "document"),
            count_text(len(case.sources), "source"),
        )
    )

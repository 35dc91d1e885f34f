"""`verifykit report`: the HTML report that people read, print and hand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli.cases.discovery import case_paths
from verifykit.cli.cases.run import output_stream, run_cases
from verifykit.cli.options import (
    ASSESSMENT,
    DISCOVERY,
    FOLDERS,
    OUTPUT,
    REDACT,
    STDIN_FILENAME,
    configured,
)
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output
from verifykit.errors import ExitCode, UsageError


@click.command("report", short_help="Write the HTML report.")
@FOLDERS
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file; - is standard output. [default: -, unless that is a terminal]",
)
@REDACT
@click.option(
    "--brief",
    is_flag=True,
    help="Verdicts, reasons, and what would change them: two printed pages for an editor.",
)
@STDIN_FILENAME
@configured(*DISCOVERY, *ASSESSMENT)
def command(
    request: Request,
    paths: Sequence[str],
    output: Path | None,
    redact: bool,
    brief: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Write the report on cases as one HTML file, which works offline and without scripts.

    It tells what is well supported, what rests on one origin, and what is contradicted by what,
    and shows for every claim how its score comes about. Several PATHs share one page. Never ends
    with 1: use `check` as a gate.
    """
    from verifykit.reporting.html.writer import HtmlWriter

    if output is None and standard_output(data=True).isatty():
        raise UsageError(
            "the report is one HTML file: name it with -o report.html; -o - prints it here"
        )
    paths = case_paths(paths, request)
    outputs = [output] if output else []
    run = run_cases(paths, request, stdin_filename, outputs, redact=redact)
    with output_stream(output) as stream:
        HtmlWriter(brief=brief).write(run.shown, stream)
    return run.end()

"""`verifykit report`: the HTML report that people read, print and hand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.atomic import replacing_text
from verifykit.cli.assessing import assess_inputs
from verifykit.cli.failures import print_failures
from verifykit.cli.gate import Gate, exit_code
from verifykit.cli.inputs import Inputs
from verifykit.cli.invalid import print_invalid
from verifykit.cli.options import OUTPUT, PATHS, STDIN_FILENAME, Request, assessment_options
from verifykit.cli.scorings import scorings_of
from verifykit.cli.terminal import standard_output
from verifykit.errors import ExitCode


@click.command("report", short_help="Write the HTML report.")
@PATHS
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file; - is standard output. [default: -]",
)
@click.option(
    "--redact",
    is_flag=True,
    help="Leave out sources and documents marked x-private: true. No score changes.",
)
@STDIN_FILENAME
@assessment_options()
def command(
    request: Request,
    paths: Sequence[str],
    output: Path | None,
    redact: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Write the report on cases as one HTML file, which works offline and without scripts.

    It tells what is well supported, what rests on one origin, and what is contradicted by what,
    and shows for every claim how its score comes about. Several PATHs share one page. Never ends
    with 1: use `check` as a gate.
    """
    from verifykit.reporting.html import HtmlWriter

    inputs = Inputs.read(paths, stdin_filename)
    if output is not None:
        inputs.spare(output)
    assessed = list(assess_inputs(inputs, request))
    reports = [one.report for one in assessed]
    writer = HtmlWriter(scoring=scorings_of(assessed), redacted=redact)
    if output is None:
        writer.write(reports, standard_output(data=True))
    else:
        with replacing_text(output) as stream:
            writer.write(reports, stream)
    print_invalid(reports, inputs)
    print_failures(reports)
    return exit_code([(report, Gate()) for report in reports], zero=True)

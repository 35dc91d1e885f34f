"""`verifykit check`: validate, assess, print findings and verdicts; the gate for CI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli import completing
from verifykit.cli.assessing import assess_inputs
from verifykit.cli.failures import print_failures
from verifykit.cli.gate import Gate, exit_code
from verifykit.cli.inputs import Inputs
from verifykit.cli.options import (
    COLOR,
    PATHS,
    STDIN_FILENAME,
    Request,
    assessment_options,
    comma_separated,
)
from verifykit.cli.scorings import scorings_of
from verifykit.cli.writing import Output, parse_output
from verifykit.errors import ExitCode
from verifykit.reporting.registry import FORMATS


@click.command("check", short_help="Check cases: findings, verdicts, exit code.")
@PATHS
@click.option(
    "--format",
    metavar="FORMAT",
    shell_complete=completing.formats,
    help=f"Format of standard output: {', '.join(FORMATS)}, or a plug-in's.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=parse_output,
    help="Write the report to a file as well; repeatable.",
)
@click.option(
    "--fail-on",
    multiple=True,
    callback=comma_separated,
    metavar="SEVERITY|CODE",
    help="End with 1 on findings this grave, or of these rules. [default: error]",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help="End with 1 if a claim has a lower score.",
)
@click.option("--exit-zero/--no-exit-zero", default=None, help="End with 0 where it would be 1.")
@click.option(
    "--statistics/--no-statistics", default=None, help="Count findings instead of listing them."
)
@COLOR
@STDIN_FILENAME
@assessment_options("format", "fail_on", "fail_under", "exit_zero", "statistics", "color")
def command(
    request: Request,
    paths: Sequence[str],
    outputs: Sequence[tuple[str, Path]],
    stdin_filename: str | None,
) -> ExitCode:
    """Check cases: what is wrong with them, and what can be said of their claims.

    PATH is a case: a YAML, JSON or XLSX file, a folder with a case.yaml, or - for standard
    input. Options of the run as a whole (format, colour, statistics, exit-zero) come from the
    configuration of the first PATH.

    \b
    Exit codes, the first that applies:
      2  usage or configuration     5  no claims
      3  a plug-in failed           1  findings at or above --fail-on
      4  an input is invalid        0  otherwise
    """
    inputs = Inputs.read(paths, stdin_filename)
    for _, path in outputs:
        inputs.spare(path)
    assessed = list(assess_inputs(inputs, request))
    run = assessed[0].configuration
    gates = [Gate.of(one.configuration) for one in assessed]
    reports = [one.report for one in assessed]
    output = Output(
        inputs=inputs,
        gate=gates[0],
        scoring=scorings_of(assessed),
        color=run["color"],
        statistics=run["statistics"],
        plugins=assessed[0].report_writers([run["format"], *(name for name, _ in outputs)]),
    )
    for name, path in outputs:
        output.save(name, path, reports)
    output.print(run["format"], reports)
    if run["format"] != "text":
        print_failures(reports)
    return exit_code(zip(reports, gates, strict=True), zero=run["exit-zero"])

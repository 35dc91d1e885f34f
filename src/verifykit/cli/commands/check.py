"""`verifykit check`: validate, assess, print findings and verdicts; the gate for CI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli.cases.chosen import only
from verifykit.cli.cases.discovery import case_paths
from verifykit.cli.cases.gate import Gate, exit_code
from verifykit.cli.cases.run import CaseRun, run_cases
from verifykit.cli.cases.writing import Output, parse_output
from verifykit.cli.failures import print_failures
from verifykit.cli.options import (
    ASSESSMENT,
    DISCOVERY,
    FOLDERS,
    GATE,
    LOOK,
    REDACT,
    STDIN_FILENAME,
    configured,
)
from verifykit.cli.request import Request
from verifykit.errors import ExitCode, UsageError
from verifykit.reporting.report import Report
from verifykit.wording import count_text


@click.command("check", short_help="Check cases: findings, verdicts, exit code.")
@FOLDERS
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=parse_output,
    help="Write the report to a file as well; repeatable.",
)
@click.option(
    "--claim",
    "claims",
    multiple=True,
    metavar="ID",
    help="Report on these claims alone, and end by what is found about them; * and ? stand for "
    "other characters; repeatable.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write what is found to the file of --baseline, instead of showing it.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Write into the cases what mends findings safely, then check what is left.",
)
@REDACT
@STDIN_FILENAME
@configured("format", *GATE, *DISCOVERY, *LOOK, *ASSESSMENT)
def command(
    request: Request,
    paths: Sequence[str],
    outputs: Sequence[tuple[str, Path]],
    claims: Sequence[str],
    write_baseline: bool,
    fix: bool,
    redact: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Check cases: what is wrong with them, and what can be said of their claims.

    PATH is a case: a YAML, JSON or XLSX file, a folder with a case.yaml, or - for standard
    input; or a folder with cases in it, by default the working directory. Options of the run as a
    whole (format, colour, statistics, exit-zero) come from the configuration of the first PATH.

    \b
    Exit codes, the first that applies:
      2  usage or configuration     5  no claims
      3  a plug-in failed           1  findings at or above --fail-on
      4  an input is invalid        0  otherwise
    """
    paths = case_paths(paths, request)
    files = [path for _, path in outputs]

    def assessed() -> CaseRun:
        return run_cases(paths, request, stdin_filename, files, redact=redact)

    if fix:
        from verifykit.cli.cases.fixes import mend

        run = mend(assessed)
    else:
        run = assessed()
    whole, reports = run.configuration, only(run, claims)
    if write_baseline:
        if redact:
            raise UsageError("a baseline tells findings as they are: leave --redact out")
        return _write_baseline(whole["baseline"], run, reports)
    if whole["baseline"]:
        reports = _new(Path(whole["baseline"]), reports)
    gates = [Gate.of(one.configuration) for one in run.assessed]
    output = Output(run=run, gate=gates[0])
    shown = run.as_shown(reports)
    for name, path in outputs:
        output.save(name, path, shown)
    output.print(whole["format"], shown)
    if whole["format"] != "text":
        print_failures(shown, tracebacks=whole["traceback"])
    return exit_code(zip(reports, gates, strict=True), zero=whole["exit-zero"])


def _new(path: Path, reports: Sequence[Report]) -> list[Report]:
    """The reports without the findings of a baseline, which are counted on standard error."""
    from verifykit.cli.cases.baseline import Baseline

    shorter, known, gone = Baseline.read(path).new(reports)
    left = f"; {count_text(gone, 'entry', 'entries')} of it found no more" if gone else ""
    click.echo(f"verifykit: {count_text(known, 'finding')} known from {path}{left}", err=True)
    return shorter


def _write_baseline(name: str | None, run: CaseRun, reports: Sequence[Report]) -> ExitCode:
    from verifykit.atomic import replacing_text
    from verifykit.cli.cases.baseline import baseline_text

    if name is None:
        raise UsageError("--write-baseline needs the file: --baseline FILE")
    run.inputs.spare(Path(name))
    with replacing_text(Path(name)) as stream:
        stream.write(baseline_text(reports))
    found = sum(len(report.findings) for report in reports if report.case is not None)
    click.echo(f"wrote {count_text(found, 'finding')} to {name}", err=True)
    return run.end()

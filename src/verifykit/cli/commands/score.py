"""`verifykit score`: the scores of claims as a table, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from verifykit.atomic import is_standard_output, replacing_text
from verifykit.cli.corpus_inputs import corpus_readers, refuse_streamed
from verifykit.cli.corpus_options import corpus_options
from verifykit.cli.failures import print_failures, print_plugin_failures
from verifykit.cli.gate import Gate, exit_code
from verifykit.cli.inputs import Inputs
from verifykit.cli.invalid import print_invalid
from verifykit.cli.options import (
    COLOR,
    FOR_CHECKERS,
    OUTPUT,
    PATHS,
    STDIN_FILENAME,
    Request,
    assessment_options,
    refuse,
)
from verifykit.cli.terminal import standard_output, style
from verifykit.errors import ExitCode, UsageError
from verifykit.plugin.protocols import CorpusReader
from verifykit.reporting.score_formats import SCORE_FORMATS
from verifykit.reporting.style import Style


@click.command("score", short_help="Print the score of every claim.")
@PATHS
@click.option(
    "--format", "format_name", type=click.Choice(list(SCORE_FORMATS)), help="[default: text]"
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    help="Write to this file; its ending says the format, unless --format does. - is standard "
    "output.",
)
@click.option(
    "--sources",
    type=OUTPUT,
    help="Corpus: write the reliability of every source to this file.",
)
@click.option(
    "--checks",
    type=OUTPUT,
    help="Corpus: write what the checkers say of every value to this CSV file.",
)
@corpus_options
@COLOR
@STDIN_FILENAME
@assessment_options("color")
def command(
    request: Request,
    paths: Sequence[str],
    format_name: str | None,
    output: Path | None,
    sources: Path | None,
    checks: Path | None,
    stdin_filename: str | None,
    **given: Any,
) -> ExitCode:
    """Print the score of every claim: a row each, without findings.

    A corpus (.parquet .csv .jsonl, also .gz and .zst) is scored into the file that -o names: a
    row per value of every conflict set; what its sources are worth is learned first, unless
    there is a `--profile`. Never ends with 1: use `check` as a gate.
    """
    if (readers := corpus_readers(paths, request)) is not None:
        return _score_corpus(request, paths, output, sources, checks, format_name, given, readers)
    if stdin_filename is not None:
        refuse_streamed(paths, stdin_filename)
    refuse({*given, "sources", "checks"}, "is for a corpus, and this is a case")
    inputs = Inputs.read(paths, stdin_filename)
    if output is not None:
        inputs.spare(output)
    write = SCORE_FORMATS[format_name or _by_ending(output)]
    from verifykit.cli.assessing import assess_inputs

    assessed = list(assess_inputs(inputs, request))
    reports = [one.report for one in assessed]
    if output is None:
        is_text = write is SCORE_FORMATS["text"]
        stream = standard_output(data=not is_text)
        write(reports, stream, style(assessed[0].configuration["color"], stream))
    else:
        with replacing_text(output) as stream:
            write(reports, stream, Style())
    print_invalid(reports, inputs)
    print_failures(reports)
    return exit_code([(report, Gate()) for report in reports], zero=True)


def _score_corpus(
    request: Request,
    paths: Sequence[str],
    output: Path | None,
    sources: Path | None,
    checks: Path | None,
    format_name: str | None,
    given: Mapping[str, Any],
    readers: Sequence[CorpusReader],
) -> ExitCode:
    refuse({"color", "stdin_filename"}, "is for cases, and this is a corpus")
    if checks is None:
        refuse(FOR_CHECKERS, "needs --checks where there is a corpus")
    if output is None:
        raise UsageError("the scores of a corpus need a file: -o OUT (.parquet .csv .jsonl .json)")
    if format_name is None and is_standard_output(output):
        raise UsageError("standard output has no ending that says the format: give --format")
    from verifykit.cli.corpus_messages import print_line
    from verifykit.cli.corpus_runs import CorpusRun, summary_line

    configuration = request.configuration(Path(paths[0]))
    settings = configuration.assessment_settings()
    run = CorpusRun(paths=paths, given=given, configuration=configuration, readers=readers)
    summary = run.score(
        output,
        format_name=format_name,
        sources=sources,
        checks=checks,
        profile=settings.profile,
    )
    print_line(summary_line(summary, run.rejects(output)))
    failures = run.check(checks, settings) if checks else ()
    print_plugin_failures(failures)
    return ExitCode.FAILURE if failures else ExitCode.OK


def _by_ending(output: Path | None) -> str:
    if output is None or is_standard_output(output):
        return "text"
    name = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".csv": "csv"}.get(output.suffix)
    if name is None:
        raise UsageError(f"the ending of {output} names no format: give --format")
    return name

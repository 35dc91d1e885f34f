"""`verifykit score`: the scores of claims as a table, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.atomic import is_standard_output
from verifykit.cli.corpora.inputs import corpus_readers, refuse_streamed
from verifykit.cli.corpora.options import CorpusRequest, corpus_options
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.options import (
    ASSESSMENT,
    CORPUS,
    FOR_CHECKERS,
    OUTPUT,
    PATHS,
    REDACT,
    STDIN_FILENAME,
    configured,
    refuse,
)
from verifykit.cli.request import Request
from verifykit.cli.terminal import style
from verifykit.config.options import BY_NAME
from verifykit.errors import ExitCode, UsageError
from verifykit.plugin.protocols import CorpusReader
from verifykit.reporting.presentation import Presentation
from verifykit.reporting.registry import SCORE_FORMATS, score_writer
from verifykit.reporting.style import Style

_FOR_CORPORA = {
    "sources",
    "qualities",
    "checks",
    *CorpusRequest.__annotations__,
    *(BY_NAME[name].parameter for name in CORPUS),
}


@click.command("score", short_help="Print the score of every claim.")
@PATHS
@click.option("--format", "format_name", type=click.Choice(SCORE_FORMATS), help="[default: text]")
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
    "--qualities",
    type=OUTPUT,
    help="Corpus: write what every source is worth on measures and where several values can be "
    "true to this file.",
)
@click.option(
    "--checks",
    type=OUTPUT,
    help="Corpus: write what the checkers say of every value to this CSV file.",
)
@REDACT
@corpus_options
@STDIN_FILENAME
@configured("color", *CORPUS, *ASSESSMENT)
def command(
    request: Request,
    paths: Sequence[str],
    format_name: str | None,
    output: Path | None,
    sources: Path | None,
    qualities: Path | None,
    checks: Path | None,
    redact: bool,
    stdin_filename: str | None,
    asked: CorpusRequest,
) -> ExitCode:
    """Print the score of every claim: a row each, without findings.

    A corpus (.parquet .csv .jsonl, also .gz and .zst) is scored into the file that -o names: a
    row per value of every conflict set; what its sources are worth is learned first, unless
    there is a `--profile`. Never ends with 1: use `check` as a gate.
    """
    if (readers := corpus_readers(paths, request)) is not None:
        return _score_corpus(
            request, paths, output, sources, qualities, checks, format_name, asked, readers
        )
    if stdin_filename is not None:
        refuse_streamed(paths, stdin_filename)
    refuse(_FOR_CORPORA, "is for a corpus, and this is a case")
    # A corpus needs neither the engine nor the checkers.
    from verifykit.cli.cases.run import output_stream, run_cases

    name = format_name or _by_ending(output)
    outputs = [output] if output else []
    run = run_cases(paths, request, stdin_filename, outputs, redact=redact)
    with output_stream(output, data=name != "text") as stream:
        paint = Style() if output else style(run.configuration["color"], stream)
        score_writer(name, Presentation(style=paint)).write(run.shown, stream)
    return run.end()


def _score_corpus(
    request: Request,
    paths: Sequence[str],
    output: Path | None,
    sources: Path | None,
    qualities: Path | None,
    checks: Path | None,
    format_name: str | None,
    asked: CorpusRequest,
    readers: Sequence[CorpusReader],
) -> ExitCode:
    refuse({"color", "redact", "stdin_filename"}, "is for cases, and this is a corpus")
    if checks is None:
        refuse(FOR_CHECKERS, "needs --checks where there is a corpus")
    if output is None:
        raise UsageError("the scores of a corpus need a file: -o OUT (.parquet .csv .jsonl .json)")
    if format_name is None and is_standard_output(output):
        raise UsageError("standard output has no ending that says the format: give --format")
    from verifykit.cli.corpora.messages import print_line
    from verifykit.cli.corpora.runs import CorpusRun, summary_line
    from verifykit.reporting.visible import visible

    configuration = request.configuration(Path(paths[0]))
    settings = configuration.assessment_settings()
    run = CorpusRun(paths=paths, asked=asked, configuration=configuration, readers=readers)
    summary = run.score(
        output,
        format_name=format_name,
        sources=sources,
        qualities=qualities,
        checks=checks,
        profile=settings.profile,
    )
    print_line(summary_line(summary, run.rejects(output)))
    for told in (*summary.regimes, *summary.readings):
        print_line(visible(str(told)))
    if checks is None:
        return ExitCode.OK
    from verifykit.cli.corpora.checks import write_checks

    failures = write_checks(checks, run.inputs(), run.options(), settings)
    print_plugin_failures(failures)
    return ExitCode.FAILURE if failures else ExitCode.OK


def _by_ending(output: Path | None) -> str:
    if output is None or is_standard_output(output):
        return "text"
    for name in SCORE_FORMATS:
        if output.suffix.lower() in score_writer(name).suffixes:
            return name
    raise UsageError(f"the ending of {output} names no format: give --format")

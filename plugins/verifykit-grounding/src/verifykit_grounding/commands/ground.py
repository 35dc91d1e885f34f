"""`verifykit ground`: the command."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, cast

import click
from attrs import evolve

from verifykit import InputError, Settings, write
from verifykit_grounding.comment import as_markdown
from verifykit_grounding.grounding import OUTCOMES, Grounding
from verifykit_grounding.output import as_json, as_json_lines, as_text, written_lines
from verifykit_grounding.parallel import ground_files

_WRITERS: dict[str, Callable[[Iterable[Grounding]], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "jsonl": as_json_lines,
    "markdown": as_markdown,
}
_ENDINGS = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".md": "markdown",
    ".sarif": "sarif", ".xml": "junit",
}  # fmt: skip
"""The formats that the ending of a file asks for."""
_REPORTS = ("sarif", "github", "junit", "html")
"""Formats that verifykit writes of its own report on the case that an answer makes."""


@click.command(name="ground", short_help="Hold a text against what it cites.")
@click.argument("answers", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    help="A folder with captures of what is cited.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*_WRITERS, *_REPORTS]),
    help="What to write. [default: as the ending of OUTPUT says, else text]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write it to this file; `-` is standard output.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    help="End with 1 if a smaller share of the sentences is grounded.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(OUTCOMES),
    help="End with 1 if a sentence ends so; repeatable.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of a model (ONNX) that verifykit-entailment asks as well; it decides nothing.",
)
@click.option("--allow-empty", is_flag=True, help="End with 0 where there is nothing to check.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="So many processes."
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on behind the last answer that an earlier run wrote to OUTPUT (jsonl only).",
)
@click.pass_context
def ground_command(
    context: click.Context,
    answers: tuple[Path, ...],
    documents: Path | None,
    form: str | None,
    output: Path | None,
    fail_under: float | None,
    fail_on: tuple[str, ...],
    model: Path | None,
    allow_empty: bool,
    jobs: int,
    resume: bool,
) -> None:
    """Hold each sentence of a text against what it cites, and count the voices behind it.

    ANSWERS are texts (Markdown, HTML, DOCX, plain), cited answers (grounding-1), saved answers of
    an API, or tables with an answer a row (JSONL, CSV, Parquet). No network, and no model unless
    --model or the configuration of verifykit-entailment names one on this machine.
    """
    output = None if output == Path("-") else output
    form = form or _ENDINGS.get(output.suffix.lower() if output else "", "text")
    if resume and (form != "jsonl" or output is None):
        raise click.UsageError("--resume needs --format jsonl and --output")
    settings, _ = context.obj or (Settings(), None)
    if model is not None:
        option = {**settings.option, "entailment.model": str(model.resolve())}
        settings = evolve(settings, option=option)
    tally: Counter[str] = Counter()
    done = written_lines(output, tally) if resume and output is not None else 0
    found = ground_files(answers, documents, settings=settings, jobs=jobs, skip=done)
    groundings = _counted(found, tally)
    if form in _REPORTS:
        write([one.report for one in groundings], output or sys.stdout, format=form)
    else:
        _print(_WRITERS[form](groundings), output, "a" if resume else "w")
    if documents is None and tally["not held"]:
        click.echo("--documents FOLDER names captures of what nobody here holds", err=True)
    context.exit(_exit_code(tally, fail_under, fail_on, empty=0 if allow_empty else 5))


def _counted(groundings: Iterable[Grounding], tally: Counter[str]) -> Iterator[Grounding]:
    for one in groundings:
        tally.update(one.counts)
        yield one


def _print(lines: Iterator[str], output: Path | None, mode: str) -> None:
    """Write each line as soon as it is there."""
    if output is None:
        with suppress(BrokenPipeError):
            for line in lines:
                click.echo(line)
        return
    try:
        stream = cast(TextIO, output.open(mode, encoding="utf-8", newline="\n"))
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}") from error
    with stream:
        stream.writelines(f"{line}\n" for line in lines)


def _exit_code(
    tally: Counter[str], fail_under: float | None, fail_on: tuple[str, ...], *, empty: int
) -> int:
    sentences = tally.total()
    if not sentences:
        return empty
    share = tally["grounded"] / sentences
    failed = any(tally[name] for name in fail_on)
    return int(failed or (fail_under is not None and share < fail_under))

"""`verifykit ground`: the command."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copy import copy
from pathlib import Path

import click

from verifykit import InputError, Settings, write
from verifykit_grounding.grounding import OUTCOMES, Grounding, ground_all
from verifykit_grounding.inputs import read_answers
from verifykit_grounding.output import as_json, as_json_lines, as_text

_WRITERS: dict[str, Callable[[Iterable[Grounding]], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "jsonl": as_json_lines,
}
_REPORTS = ("sarif", "github", "junit", "html")
"""Formats that verifykit writes of its own report on the case that an answer makes."""


@click.command(name="ground")
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
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write it to this file.")
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
@click.pass_context
def ground_command(
    context: click.Context,
    answers: tuple[Path, ...],
    documents: Path | None,
    form: str,
    output: Path | None,
    fail_under: float | None,
    fail_on: tuple[str, ...],
) -> None:
    """Hold each sentence of a text against what it cites, and count the voices behind it.

    ANSWERS are texts (Markdown, HTML, plain), cited answers (grounding-1), saved answers of an
    API, or tables with an answer a row (JSONL, CSV, Parquet). No model, no network.
    """
    tally: Counter[str] = Counter()
    try:
        settings = context.find_object(Settings) or Settings()
        groundings = _counted(_all(answers, documents, settings), tally)
        if form in _REPORTS:
            reports = [one.report for one in groundings]
            write(reports, output or sys.stdout, format=form)
        else:
            _print(_WRITERS[form](groundings), output)
    except InputError as error:
        click.echo(f"Error: {error}", err=True)
        context.exit(4)
    context.exit(_exit_code(tally, fail_under, fail_on))


def command_for(settings: Settings) -> click.Command:
    """Return the command under the given settings."""
    made = copy(ground_command)
    made.context_settings = {**made.context_settings, "obj": settings}
    return made


def _all(
    answers: tuple[Path, ...], documents: Path | None, settings: Settings
) -> Iterator[Grounding]:
    for path in answers:
        yield from ground_all(read_answers(path, documents), path=str(path), settings=settings)


def _counted(groundings: Iterable[Grounding], tally: Counter[str]) -> Iterator[Grounding]:
    for one in groundings:
        tally.update(one.counts)
        yield one


def _print(lines: Iterator[str], output: Path | None) -> None:
    if output is None:
        with suppress(BrokenPipeError):
            for line in lines:
                click.echo(line)
        return
    text = "".join(f"{line}\n" for line in lines)
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}") from error


def _exit_code(tally: Counter[str], fail_under: float | None, fail_on: tuple[str, ...]) -> int:
    sentences = tally.total()
    if not sentences:
        return 5
    share = tally["grounded"] / sentences
    failed = any(tally[name] for name in fail_on)
    return int(failed or (fail_under is not None and share < fail_under))


@click.command(name="mcp")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder that files are read from; the working directory unless given.",
)
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=60, show_default=True, help="A tool's time."
)
@click.pass_context
def mcp_command(context: click.Context, root: Path, seconds: float) -> None:
    """Serve check, explain, ground and count_origins to programs, over standard input and output.

    It speaks the Model Context Protocol, reads files below one folder, and writes nothing.
    """
    from verifykit_grounding.mcp_server import Desk, server

    try:
        server(Desk(root, seconds)).run("stdio")
    except InputError as error:
        click.echo(f"Error: {error}", err=True)
        context.exit(2)

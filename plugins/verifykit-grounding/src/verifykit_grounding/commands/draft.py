"""`verifykit draft`: the command."""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from verifykit import InputError, Settings
from verifykit.services import Services
from verifykit_grounding.drafting.case_data import TextFacts, draft_data
from verifykit_grounding.drafting.case_text import case_text
from verifykit_grounding.drafting.draft import draft_of
from verifykit_grounding.ids import Ids
from verifykit_grounding.inputs import read_text

_DAY = 10
"""The characters of a whole date."""


@click.command(name="draft", short_help="Begin a case from a text.")
@click.argument("text", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    required=True,
    help="The case file to write (YAML); one that is there stays. `-` is standard output.",
)
@click.option("--published", metavar="DATE", help="When the text was published, as 2020-08-28.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it is on the web.")
@click.option("--title", metavar="TITLE", help="What it is called.")
@click.option(
    "--examined",
    is_flag=True,
    help="The text is somebody else's: all its claims are looked into. Without it they are what "
    "you say (`role: asserted`), but for those that it has from others.",
)
@click.pass_obj
def draft_command(
    obj: tuple[Settings, Services] | None,
    text: Path,
    output: Path,
    published: str | None,
    publisher: str | None,
    url: str | None,
    title: str | None,
    examined: bool,
) -> None:
    """Begin a case from TEXT: its sentences as claims, the rest as proposals and questions.

    TEXT is Markdown, HTML, DOCX, PDF (with verifykit-pdf) or plain. Whom it credits ("told the
    Tribune", "according to"), what it links to, its dates and numbers are proposed, each with its
    place: `verifykit proposals` lists them, `verifykit accept` takes them. What its words leave
    open stands in the file as a question. No model, no network.
    """
    if published is not None and not _is_day(published):
        raise click.BadParameter("a day such as 2020-08-28 is wanted", param_hint="--published")
    printed = output == Path("-")
    if not printed and output.exists():
        raise click.UsageError(f"{output} is there already")
    answer = read_text(text, obj[1] if obj else None)
    ids = Ids()
    try:
        facts = TextFacts(
            id=ids.of("document", "text"),
            path=_within(text, Path()) if printed else _held(text, output.parent),
            sha256=sha256(text.read_bytes()).hexdigest(),
            publisher=publisher or f"the publisher of {text.name}",
            published=published,
            url=url,
            title=title,
            role="examined" if examined else "asserted",
        )
        draft = draft_of(answer, published=published, ids=ids)
        name = f"{text.stem}.yaml" if printed else output.name
        written = case_text(draft_data(draft, facts, ids), draft, name)
        if printed:
            click.echo(written, nl=False)
        else:
            output.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{error.filename or output}: {error.strerror}") from error
    credits = sum(len(one.credits) for one in draft.sentences)
    doubts = sum(len(one.doubts) for one in draft.sentences)
    click.echo(
        f"{text.name if printed else output}: {_count(len(draft.sentences), 'claim')}, "
        f"{_count(len(draft.sources), 'source')}, {_count(credits, 'credit')} to accept, "
        f"{_count(doubts, 'question')}",
        err=printed,
    )
    if not draft.sentences:
        click.echo(f"{text.name} has no sentence that could be a claim", err=printed)
    elif not printed:
        click.echo(f"Next: verifykit proposals {output}")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == _DAY


def _within(text: Path, folder: Path) -> str:
    """Return where a text lies in a folder; raise InputError if it lies elsewhere."""
    try:
        return text.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError as error:
        message = f"{text} lies outside of this folder, which is that of a case that is printed"
        raise InputError(message) from error


def _held(text: Path, folder: Path) -> str:
    """Return where a text lies in the case's folder; it is copied there if it is elsewhere."""
    try:
        return _within(text, folder)
    except InputError:
        target = folder / "captures" / text.name
    if target.exists() and target.read_bytes() != text.read_bytes():
        raise InputError(f"{target} is there already, and is another text")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(text, target)
    return target.relative_to(folder).as_posix()

"""`verifykit capture`: the command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from attrs import evolve

from verifykit import Settings, services_for
from verifykit.services import Services
from verifykit_grounding.capturing.files import captured_from_files
from verifykit_grounding.capturing.into_case import CaptureEntry, keep, whose
from verifykit_grounding.capturing.page import CapturedPage
from verifykit_grounding.capturing.web import captured_from_web


@click.command(name="capture", short_help="Put captures of pages into a case.")
@click.argument("what", nargs=-1, required=True, metavar="URL|FILE…")
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The case that gets them; one that is not there is begun.",
)
@click.option("--online/--no-online", default=None, help="Whether the web may be asked.")
@click.option("--screenshot", is_flag=True, help="A picture of each page of the web as well.")
@click.pass_context
def capture_command(
    context: click.Context,
    what: tuple[str, ...],
    into: Path,
    online: bool | None,
    screenshot: bool,
) -> None:
    """Put captures of pages into a case: the page, its digest, who published it and when.

    A URL is fetched where --online allows it, and kept as a web archive (WARC) as well; robots.txt
    is kept to. A FILE is a saved page (HTML, also of SingleFile), a PDF, a web archive (WARC,
    WACZ) or a folder of those: that takes no network. The date and the publisher are those that
    the page gives; install verifykit-grounding[capture] for more than what stands in its head.
    """
    settings, services = context.obj or (Settings(), None)
    if services is None or (online is not None and online != settings.online):
        services = services_for("grounding", evolve(settings, online=bool(online)))
    pages = [page for one in what for page in _pages(one, services, screenshot=screenshot)]
    kept = keep(pages, into, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    for one in kept:
        click.echo(_told(one))
    if len(kept) < len(pages):
        click.echo(f"{len(pages) - len(kept)} were there already")


def _pages(what: str, services: Services, *, screenshot: bool) -> Iterator[CapturedPage]:
    if what.startswith(("http://", "https://")):
        yield captured_from_web(what, services, screenshot=screenshot)
    else:
        yield from captured_from_files(Path(what))


def _told(one: CaptureEntry) -> str:
    page = one.page
    known = [page.publisher or "no publisher named", page.published or "no date found"]
    files = " and ".join([page.ending, *(ending for ending, _ in page.beside)])
    made = "new document" if one.new else "captured"
    question = f"; {whose(page)}" if page.self_named else ""
    return f"{one.document}: {made}, {', '.join(known)} ({files}){question}"

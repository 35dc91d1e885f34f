"""`verifykit checkers`: every checker that looks at claims here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from verifykit.cli.catalogue import catalogue
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import FORMAT, print_rows
from verifykit.cli.options import configured
from verifykit.cli.request import Request
from verifykit.reporting.table import Column

_RUN = 3
"""So many codes one after the other are shown as a run."""
_COLUMNS = (
    Column("checker"),
    Column("version"),
    Column("distribution"),
    Column("rules", limit=100),
)


@click.command("checkers", short_help="List the checkers.")
@FORMAT
@configured()
def command(request: Request, format_name: str) -> None:
    """List the checkers: where each comes from, and the codes of its rules."""
    known = catalogue(request)
    print_plugin_failures(known.failures)
    rows: list[dict[str, str | None]] = [
        {
            "checker": one.name,
            "version": one.plugin.version,
            "distribution": one.plugin.distribution,
            "rules": " ".join(_listed([rule.code for rule in one.rules], format_name)),
        }
        for one in known.checkers
    ]
    print_rows(format_name, _COLUMNS, rows)


def _listed(codes: Sequence[str], format_name: str) -> Iterator[str]:
    """The codes; for people, three or more in a row as the first and the last of them."""
    place = 0
    while place < len(codes):
        end = place + 1
        while end < len(codes) and _follows(codes[end], codes[end - 1]):
            end += 1
        run = codes[place:end]
        if format_name == "text" and len(run) >= _RUN:
            yield f"{run[0]}-{run[-1][-3:]}"
        else:
            yield from run
        place = end


def _follows(code: str, before: str) -> bool:
    """Whether a code is the next one after another of the same letters."""
    return code[:-3] == before[:-3] and int(code[-3:]) == int(before[-3:]) + 1

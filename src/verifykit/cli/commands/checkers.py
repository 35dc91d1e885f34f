"""`verifykit checkers`: every checker that looks at claims here."""

from __future__ import annotations

import click

from verifykit.cli.catalogue import catalogue
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import FORMAT, print_rows
from verifykit.cli.options import Request, plugin_options
from verifykit.reporting.table import Column

_COLUMNS = (
    Column("checker"),
    Column("version"),
    Column("distribution"),
    Column("rules", limit=100),
)


@click.command("checkers", short_help="List the checkers.")
@FORMAT
@plugin_options()
def command(request: Request, format_name: str) -> None:
    """List the checkers: where each comes from, and the codes of its rules."""
    known = catalogue(request)
    print_plugin_failures(known.failures)
    rows: list[dict[str, str | None]] = [
        {
            "checker": one.name,
            "version": one.plugin.version,
            "distribution": one.plugin.distribution,
            "rules": " ".join(rule.code for rule in one.rules),
        }
        for one in known.checkers
    ]
    print_rows(format_name, _COLUMNS, rows)

"""`verifykit rules`: every rule that can fire here."""

from __future__ import annotations

import click

from verifykit.cli.catalogue import catalogue
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import FORMAT, print_data, print_rows
from verifykit.cli.options import configured
from verifykit.cli.request import Request
from verifykit.reporting.rule_text import rule_data
from verifykit.reporting.table import Column

_COLUMNS = (
    Column("code"),
    Column("name", limit=60),
    Column("severity"),
    Column("kind"),
    Column("owner"),
)


@click.command("rules", short_help="List the rules.")
@FORMAT
@configured()
def command(request: Request, format_name: str) -> None:
    """List every rule: its code, name, severity, kind and owner."""
    known = catalogue(request)
    print_plugin_failures(known.failures)
    if format_name == "json":
        print_data([rule_data(rule, known.owners[rule.code]) for rule in known.rules])
        return
    rows: list[dict[str, str | None]] = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "kind": rule.kind,
            "owner": known.owners[rule.code],
        }
        for rule in known.rules
    ]
    print_rows(format_name, _COLUMNS, rows)

"""`verifykit config`: every option, its value, and where it came from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from verifykit.cli.listing import FORMAT, print_data, print_lines, print_rows
from verifykit.cli.options import ASSESSMENT, configured
from verifykit.cli.request import Request
from verifykit.reporting.table import Column

_COLUMNS = (Column("option"), Column("value", limit=60), Column("from", limit=100))


@click.command("config", short_help="Show each option and where it came from.")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@FORMAT
@configured(*ASSESSMENT)
def command(request: Request, path: Path, format_name: str) -> None:
    """Show the configuration that holds for PATH: each value and where it came from.

    The command line goes before the environment (VERIFYKIT_SELECT, VERIFYKIT_FAIL_ON, …), that
    before the nearest verifykit.toml or [tool.verifykit] of a pyproject.toml, that before the
    default.
    """
    configuration = request.configuration(path)
    settings = configuration.settings.values()
    if format_name == "json":
        file = None if configuration.file is None else str(configuration.file)
        values = {one.name: {"value": one.value, "from": one.origin} for one in settings}
        print_data({"file": file, "options": values})
        return
    print_lines([f"file: {configuration.file or 'none'}", ""])
    print_rows(
        format_name,
        _COLUMNS,
        [
            {"option": one.name, "value": json.dumps(one.value), "from": one.origin}
            for one in settings
        ],
    )

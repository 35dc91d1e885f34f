"""Printing lists of what is there, as a table for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

from verifykit.cli.terminal import standard_output
from verifykit.reporting.table import Column, render

FORMAT = click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)


def print_data(data: Any) -> None:
    """Print plain data as JSON."""
    stream = standard_output(data=True)
    json.dump(data, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    stream = standard_output(data=False)
    for line in lines:
        stream.write(line + "\n")


def print_rows(
    format_name: str, columns: Sequence[Column], rows: Sequence[dict[str, str | None]]
) -> None:
    """Print rows, whose keys are the headings in order, in one of the formats of `FORMAT`."""
    if format_name == "json":
        print_data(rows)
    else:
        print_lines(render(columns, [[value or "" for value in row.values()] for row in rows]))

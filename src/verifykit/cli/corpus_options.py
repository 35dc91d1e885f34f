"""Options of the subcommands that read a corpus, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from verifykit.cli.options import FILE, comma_separated, with_options
from verifykit.errors import UsageError

_UNITS = {"": 1 << 20, "M": 1 << 20, "G": 1 << 30}

SCOPE = click.option(
    "--scope",
    metavar="COLUMN,…",
    multiple=True,
    callback=comma_separated,
    help="Corpus: columns that must be the same before two values can conflict.",
)
VALUE_KINDS = click.option(
    "--value",
    "kinds",
    metavar="[PREDICATE:]KIND",
    multiple=True,
    help="Corpus: how values are read: text, number, number~10, number~5%, number~10mod1440, "
    "time~2d, clock~10m, set, set/SEPARATOR.",
)
_OPTIONS = (
    click.option(
        "--columns",
        metavar="ROLE=COLUMN,…",
        multiple=True,
        callback=comma_separated,
        help="Corpus: names of its columns, as in source=dataset,subject=entity_id.",
    ),
    SCOPE,
    VALUE_KINDS,
    click.option("--gold", type=FILE, help="Corpus: known true values, in its own columns."),
    click.option(
        "--derivations",
        type=FILE,
        help="Corpus: CSV of source, derived_from and, perhaps, dependence (1 copies, 0 does not).",
    ),
    click.option("--grades", type=FILE, help="Corpus: CSV of source and reliability (A to F)."),
    click.option(
        "--hierarchy",
        type=FILE,
        help="Corpus: CSV of value and part_of; a general value is no rival of a specific one.",
    ),
    click.option(
        "--strict",
        is_flag=True,
        help="Corpus: stop at the first unusable row, and at names given that occur nowhere in it.",
    ),
    click.option(
        "--rejects",
        type=FILE,
        help="Corpus: where unusable rows go. [default: OUT.rejects.csv]",
    ),
    click.option(
        "--memory",
        default="1G",
        metavar="SIZE",
        help="Corpus: memory to keep within.",
        show_default=True,
    ),
    click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        show_default=True,
        help="Corpus: what computes it.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=2,
        show_default=True,
        help="Corpus: Dask workers to start on this machine.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Corpus: a running Dask scheduler."),
    click.option(
        "--work",
        type=click.Path(path_type=Path, file_okay=False),
        help="Corpus: folder for what an interrupted run has finished. [default: beside OUT]",
    ),
)

corpus_options = with_options(*_OPTIONS)
"""Gives a subcommand the options about corpora; it gets them by their names."""


def bytes_of(text: str) -> int:
    """Return the bytes that `512M` or `2G` mean (a bare number: MiB); raises UsageError."""
    match = re.fullmatch(r"([0-9]+)\s*([MG]?)(i?B)?", text.strip(), re.IGNORECASE)
    if match is None or int(match[1]) == 0:
        raise UsageError(f"--memory takes a size such as 512M or 2G, not {text!r}")
    return int(match[1]) * _UNITS[match[2].upper()]


def configured_kinds(configured: Mapping[str, Any]) -> list[str]:
    """Return how values are read, as `--value` has it, by what the configuration says."""
    return [f"{predicate}:{kind}" for predicate, kind in configured.get("values", {}).items()]


def named(pairs: Sequence[str], roles: Sequence[str]) -> dict[str, str]:
    """Return the columns by role from `role=column` pairs; raises UsageError for another role."""
    columns: dict[str, str] = {}
    for pair in pairs:
        role, equals, column = pair.partition("=")
        if not equals or not column or role not in roles:
            raise UsageError(
                f"--columns takes ROLE=COLUMN with a ROLE of {', '.join(roles)}, not {pair!r}"
            )
        columns[role] = column
    return columns

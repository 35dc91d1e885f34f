"""What the subcommands that read a corpus are asked for beside what a configuration may say."""

from __future__ import annotations

import re
from pathlib import Path

import click

from verifykit.cli.options import FILE, asked_as
from verifykit.errors import UsageError
from verifykit.parts import part

_UNITS = {"": 1 << 20, "M": 1 << 20, "G": 1 << 30}


@part(kw_only=True)
class CorpusRequest:
    """What a run on a corpus is asked for: the files beside it, and how it is computed."""

    gold: Path | None
    derivations: Path | None
    grades: Path | None
    hierarchy: Path | None
    strict: bool
    rejects: Path | None
    memory: str
    engine: str
    workers: int
    scheduler: str | None
    work: Path | None

    @property
    def declared(self) -> tuple[Path | None, ...]:
        """The files of what people declare."""
        return self.derivations, self.grades, self.hierarchy


corpus_options = asked_as(
    "asked",
    CorpusRequest,
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
"""Gives a subcommand the options about corpora, as `asked`."""


def bytes_of(text: str) -> int:
    """Return the bytes that `512M` or `2G` mean (a bare number: MiB); raise UsageError."""
    match = re.fullmatch(r"([0-9]+)\s*([MG]?)(i?B)?", text.strip(), re.IGNORECASE)
    if match is None or int(match[1]) == 0:
        raise UsageError(f"--memory takes a size such as 512M or 2G, not {text!r}")
    return int(match[1]) * _UNITS[match[2].upper()]

"""What the subcommands that compare scores with gold labels are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli.options import FILE, asked_as, comma_separated
from verifykit.parts import part


@part(kw_only=True)
class LabelRequest:
    """Where the labels of claims are and how they are read, and what chance there is."""

    gold_paths: Sequence[Path]
    columns: Sequence[str]
    mapping: Path | None
    ratings: Path | None
    seed: int
    bins: int
    resamples: int


labelled_options = asked_as(
    "labels",
    LabelRequest,
    click.option(
        "--gold",
        "gold_paths",
        type=FILE,
        multiple=True,
        help="File of gold labels: CSV, TSV, JSON Lines, or ClaimReview JSON; repeatable.",
    ),
    click.option(
        "--columns",
        multiple=True,
        callback=comma_separated,
        metavar="ROLE=HEADER,…",
        help="Names of columns in tables: claim, text, case, verdict, source, document, stance, …",
    ),
    click.option(
        "--mapping", type=FILE, help="TOML file that says how a labelled table is to be read."
    ),
    click.option(
        "--ratings", type=FILE, help="TOML file with more rating words, and what they mean."
    ),
    click.option("--seed", type=int, default=0, show_default=True, help="Seed of all chance."),
    click.option(
        "--bins",
        type=click.IntRange(min=1),
        default=10,
        show_default=True,
        help="Bins of the expected calibration error, of about equal mass.",
    ),
    click.option(
        "--resamples",
        type=click.IntRange(min=0),
        default=1000,
        show_default=True,
        help="Resamples of the claims, for the intervals.",
    ),
)
"""Gives a subcommand the options about labelled claims, as `labels`."""

FOLDS = click.option(
    "--folds",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    help="Folds of the cross-validation.",
)

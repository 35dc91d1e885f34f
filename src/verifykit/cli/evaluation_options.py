"""Options of the subcommands that compare scores with gold labels."""

from __future__ import annotations

import click

from verifykit.cli.corpus_options import SCOPE, VALUE_KINDS
from verifykit.cli.options import FILE, comma_separated, with_options

_OPTIONS = (
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

FOLDS = click.option(
    "--folds",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    help="Folds of the cross-validation.",
)

labelled_options = with_options(*_OPTIONS)
"""Gives a subcommand the options about labelled claims; it gets them by their names."""
corpus_truth_options = with_options(SCOPE, VALUE_KINDS)
"""Gives a subcommand the options about a corpus and its true values."""

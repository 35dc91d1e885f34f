"""Options of the subcommands that compare scores with gold labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from verifykit.cli.options import comma_separated

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.Path(path_type=Path, dir_okay=False)

_OPTIONS = (
    click.option(
        "--gold",
        "gold_paths",
        type=_FILE,
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
        "--mapping", type=_FILE, help="TOML file that says how a labelled table is to be read."
    ),
    click.option(
        "--ratings", type=_FILE, help="TOML file with more rating words, and what they mean."
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

_CORPUS = (
    click.option(
        "--scope",
        multiple=True,
        callback=comma_separated,
        metavar="COLUMN,…",
        help="Corpus: columns that must be the same before two values can conflict.",
    ),
    click.option(
        "--value",
        "kinds",
        multiple=True,
        metavar="[PREDICATE:]KIND",
        help="Corpus: how values are read: text, number, number~10, number~5%, number~10mod1440, "
        "time~2d, clock~10m, set, set/SEPARATOR.",
    ),
)

FOLDS = click.option(
    "--folds",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    help="Folds of the cross-validation.",
)


def labelled_options(function: F) -> F:
    """Give a subcommand the options about labelled claims; it gets them by their names."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def corpus_truth_options(function: F) -> F:
    """Give a subcommand the options about a corpus and its true values."""
    for option in reversed(_CORPUS):
        function = option(function)
    return function

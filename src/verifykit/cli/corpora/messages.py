"""What a run on a corpus says on standard error: lines that stay, in the place of progress."""

from __future__ import annotations

import sys

import click

from verifykit.cli.progress import CLEARED


def print_line(line: str) -> None:
    """Print a line that stays, in the place of the progress."""
    click.echo(f"{CLEARED if sys.stderr.isatty() else ''}{line}", err=True)


def print_unused(unused: object) -> None:
    """Warn of what was given and names nothing in the corpus."""
    print_line(f"verifykit: warning: {unused}")

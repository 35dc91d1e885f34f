"""What a run on a corpus says on standard error: how far it is, and lines that stay."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

import click

_BETWEEN = 0.5
"""Seconds between two lines of progress on a terminal."""
_CLEARED = "\r\033[K"


def progress(stream: TextIO) -> Callable[[str, float], None]:
    """Return what shows on a terminal what is being done and how far it is; elsewhere nothing."""
    if not stream.isatty():
        return lambda what, share: None
    last = 0.0

    def show(what: str, share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BETWEEN or share >= 1:
            last = now
            stream.write(f"{_CLEARED}{what} {share:4.0%}")
            stream.flush()

    return show


def print_line(line: str) -> None:
    """Print a line that stays, in the place of the progress."""
    click.echo(f"{_CLEARED if sys.stderr.isatty() else ''}{line}", err=True)


def print_unused(unused: object) -> None:
    """Warn of what was given and names nothing in the corpus."""
    print_line(f"verifykit: warning: {unused}")

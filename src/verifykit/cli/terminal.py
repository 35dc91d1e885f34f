"""What standard output is: a terminal with colours and a width, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from verifykit.reporting.style import Style

_PIPE_COLUMNS = 120


def style(color: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> Style:
    """Return how to paint text on a stream: `always`, `never`, or `auto`.

    With `auto` a non-empty NO_COLOR (no-color.org) forbids colour, else a non-empty FORCE_COLOR
    demands it, else there is colour on a terminal.
    """
    if color != "auto":
        return Style(color == "always")
    if environment.get("NO_COLOR"):
        return Style(False)
    if environment.get("FORCE_COLOR"):
        return Style(True)
    return Style(stream.isatty() and environment.get("TERM") != "dumb")


def columns(stream: TextIO) -> int:
    """Return how wide text may be: the terminal's width, or 120 where there is none."""
    if not stream.isatty():
        return _PIPE_COLUMNS
    # Costs every compression library, which a run into a pipe never needs.
    import shutil

    return shutil.get_terminal_size((_PIPE_COLUMNS, 0)).columns


def standard_output(*, data: bool) -> TextIO:
    """Return standard output, made to take any character and to end lines with a line feed.

    `data` is what a program reads: it is UTF-8 whatever the terminal speaks.
    """
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        encoding = "utf-8" if data else stream.encoding
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    return stream

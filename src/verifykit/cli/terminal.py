"""What standard output is: a terminal with colours and a width, or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO, cast

from verifykit.cli.ending import OwnThread
from verifykit.reporting.style import Style

_PIPE_COLUMNS = 120
_STDOUT, _STDERR = 1, 2


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
    # Not shutil.get_terminal_size: it asks descriptor 1, which may be standard error by now.
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns or _PIPE_COLUMNS
    return _PIPE_COLUMNS


def standard_output(*, data: bool) -> TextIO:
    """Return standard output, made to take any character and to end lines with a line feed.

    `data` is what a program reads: it is UTF-8 whatever the terminal speaks.
    """
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        encoding = "utf-8" if data else stream.encoding
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    return stream


def keep_standard_output_for_data() -> None:
    """Let only what verifykit itself writes to `sys.stdout` reach standard output.

    Descriptor 1 becomes standard error, which is where then goes what a plug-in prints past
    Python: native code, a process that it starts. Where standard output is closed, what is written
    goes nowhere.
    """
    stream = sys.stdout
    if stream is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # as below
        return
    try:
        if stream.fileno() != _STDOUT:
            return
        stream.flush()
        kept = os.dup(_STDOUT)
        os.dup2(_STDERR, _STDOUT)
    except (AttributeError, OSError, ValueError):
        return
    own = open(  # noqa: SIM115  # until the process ends
        kept,
        "w",
        encoding=stream.encoding,
        errors=stream.errors,
        closefd=False,
    )
    sys.stdout = cast("TextIO", OwnThread(own))


def give_up_standard_output() -> None:
    """Finish the output: what is printed after it, as plug-ins may when all ends, is no data."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        discard_output()
    sys.stdout = sys.stderr


def discard_output() -> None:
    """Let what could not be written go nowhere: Python tries it once more at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

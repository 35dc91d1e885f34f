"""How far something is that takes a while: told on a terminal, in a line that goes again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from verifykit.reporting.visible import visible

_BETWEEN = 0.5
"""Seconds between two lines of progress on a terminal."""
_WIDEST = 70
CLEARED = "\r\033[K"
"""Clears the line of the progress, on a terminal."""


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
            # Words of a plug-in might move the cursor, or fill lines that do not go again.
            stream.write(f"{CLEARED}{visible(what)[:_WIDEST]} {share:4.0%}")
            stream.flush()

    return show


@contextmanager
def passing_progress(stream: TextIO | None) -> Iterator[Callable[[str, float], None] | None]:
    """Give what shows progress on a terminal, and clear its line in the end; elsewhere None."""
    if stream is None or not stream.isatty():
        yield None
        return
    try:
        yield progress(stream)
    finally:
        stream.write(CLEARED)
        stream.flush()

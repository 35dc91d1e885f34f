"""Texts whose lines were broken at a width: a mail, a press release, a book in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NARROW, _WIDE = 45, 120
"""Lines are broken at a width between these."""
_RAGGED = 30
"""So much shorter than the longest one is a line at most that was broken."""
_TWO = 2
"""Of so many lines the last has to go on in small letters."""
_OTHERWISE = re.compile(r"\s*(?:[-*•|#>]|\d+[.)]\s)|.*(?:\t|\||\S {3,}\S)")
"""What begins an item of a list, or is a row of a table."""


def unbroken(text: str) -> str:
    """Return a text with a space for each line break inside of a sentence; places stay the same."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined = {at for first, last in _paragraphs(lines) for at in range(first, last - 1)}
    marks = (" " if at in joined else "\n" for at in range(len(lines) - 1))
    return "".join(line + mark for line, mark in zip(lines, [*marks, ""], strict=True))


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line and the one behind the last of each paragraph that was broken."""
    first = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].strip():
            continue
        if at - first > 1 and _was_broken(lines[first:at]):
            yield first, at
        first = at + 1


def _was_broken(lines: Sequence[str]) -> bool:
    """Whether lines are about as long as each other, but for the last one, and plain sentences."""
    lengths = [len(line) for line in lines[:-1]]
    widest = max(lengths)
    return (
        _NARROW <= widest <= _WIDE
        and min(lengths) >= widest - _RAGGED
        and len(lines[-1]) <= widest + _RAGGED
        and not any(_OTHERWISE.match(line) for line in lines)
        and (len(lines) > _TWO or lines[-1].lstrip()[:1].islower())
    )

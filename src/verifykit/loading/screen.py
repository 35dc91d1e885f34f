"""Looks through raw data for what no schema can speak of: depth, numbers, characters."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from verifykit.loading.refusal import finding_at
from verifykit.loading.rules import TOO_DEEP, TOO_LARGE, UNUSABLE_CHARACTER, UNUSABLE_NUMBER
from verifykit.model.finding import Finding
from verifykit.model.place import to_pointer

MAX_DEPTH = 50
"""Lists and mappings may be nested this deep; the format itself needs seven levels."""

MAX_VALUES = 1_000_000
"""More would take minutes and gigabytes; a case of 10,000 claims has less than half of that."""

MAX_DIGITS = 308
"""No double has more digits before its point."""

MAX_FINDINGS = 10_000
"""Nobody reads more of one kind, and a hostile file could have millions."""

_UNUSABLE = "[\0\ud800-\udfff]"
_CONTAINERS = (dict, list)


def parse_integer(text: str) -> int | float:
    """Return a decimal integer, or infinity where no double reaches."""
    return int(text) if len(text) <= MAX_DIGITS else math.inf


def too_deep(data: Any) -> bool:
    """Return whether lists and mappings are nested deeper than `MAX_DEPTH`."""
    level = [data] if isinstance(data, _CONTAINERS) else []
    for _ in range(MAX_DEPTH):
        level = [
            part
            for whole in level
            for part in (whole.values() if type(whole) is dict else whole)
            if type(part) in _CONTAINERS
        ]
        if not level:
            return False
    return bool(level)


def too_deep_at(path: str, line: int, column: int) -> Finding:
    """Return the finding that what begins at a place is nested too deeply."""
    message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
    return finding_at(TOO_DEEP, message, path, line, column)


def too_many_at(path: str, line: int, column: int) -> Finding:
    """Return the finding that there are too many values up to a place."""
    message = f"the file holds more than {MAX_VALUES} values"
    return finding_at(TOO_LARGE, message, path, line, column)


def screen(data: Any) -> list[Finding]:
    """Return the findings on numbers and characters, and put harmless stand-ins in their places.

    Changes `data`, so that the schema and the reference checks can still look at the rest.
    """
    findings = _screen(data, ())
    first = list(islice(findings, MAX_FINDINGS))
    # The rest is put in order without being told.
    deque(findings, maxlen=0)
    return first


def _screen(whole: Any, path: tuple[str | int, ...]) -> Iterator[Finding]:
    items: list[tuple[Any, Any]] = []
    if isinstance(whole, dict):
        for key in [key for key in whole if re.search(_UNUSABLE, key)]:
            yield UNUSABLE_CHARACTER.finding(_CHARACTER, pointer=to_pointer((*path, key)))
            whole[re.sub(_UNUSABLE, "\ufffd", key)] = whole.pop(key)
        items += whole.items()
    elif isinstance(whole, list):
        items += enumerate(whole)
    for key, part in items:
        here = (*path, key)
        if isinstance(part, dict | list):
            yield from _screen(part, here)
        elif isinstance(part, str) and re.search(_UNUSABLE, part):
            yield UNUSABLE_CHARACTER.finding(_CHARACTER, pointer=to_pointer(here))
            whole[key] = re.sub(_UNUSABLE, "\ufffd", part)
        elif isinstance(part, int | float) and not _usable(part):
            yield UNUSABLE_NUMBER.finding(_NUMBER, pointer=to_pointer(here))
            whole[key] = 0


_CHARACTER = "the text holds a NUL character or half of a surrogate pair"
_NUMBER = "the number is not finite, or too large for a double"


def _usable(number: int | float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        return False

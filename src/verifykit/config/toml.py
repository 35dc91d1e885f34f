"""Reading TOML, and finding the line of a key, which the standard library's parser leaves out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from verifykit.errors import ConfigError
from verifykit.files import read_regular

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*\[\[?[ \t]*(?P<key>{_DOTTED})[ \t]*\]")
MOST_BYTES = 1_000_000
"""People write these files, or programs for people."""
MOST_TOLD = 20
"""Nobody reads more problems of one file."""
_LONGEST = 1_000
"""Characters of a problem that are told."""
_MOST_DOTS = 50
"""In what stands on a line before, between and after its signs of equality. The parser keeps all
beginnings of a dotted key, so that their lengths add up to the square of the dots."""
_ENTRY = re.compile(rf"[ \t]*(?P<key>{_DOTTED})[ \t]*=")
_MANY_DIGITS = re.compile(r"[0-9_]{4000}")


def read_toml(path: Path) -> dict[str, Any]:
    """Return the data of a TOML file; raise ConfigError if it cannot be read."""
    return parse_toml(read_text(path), path)


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """Return the text of a file of at most so many bytes; raise ConfigError if there is none."""
    try:
        data = read_regular(path, most)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"{path}: cannot be read: {reason}") from error
    if len(data) > most:
        raise ConfigError(f"{path}: is larger than {most // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text") from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """Return the data of TOML text; raise ConfigError that names `path` and the line."""
    for number, line in enumerate(text.splitlines(), 1):
        if any(part.count(".") > _MOST_DOTS for part in line.split("=")):
            raise ConfigError(f"{path}:{number}: has more than {_MOST_DOTS} dots in a row of keys")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error
    except ValueError as error:
        # Python makes no integer of so many digits.
        lines = enumerate(text.splitlines(), 1)
        where = next((f":{number}" for number, one in lines if _MANY_DIGITS.search(one)), "")
        raise ConfigError(f"{path}{where}: holds a number of thousands of digits") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: is nested too deeply") from error


def problems_text(told: Sequence[str], count: int) -> str:
    """Return the first problems of a file, a line each, and how many more there are.

    A problem that quotes thousands of names is cut.
    """
    more = count - len(told)
    lines = [one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…" for one in told]
    return "\n".join([*lines, *([f"and {more:,} more"] if more else [])])


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """Return the 1-based line of a key, given with all of its tables.

    Where the key itself is not found, the line of the nearest table or key that holds it; None
    if there is none.
    """
    best, line = 0, None
    for number, here in _keys_by_line(text):
        shared = _shared(here, keys)
        if shared > best and (shared == len(here) or shared == len(keys)):
            best, line = shared, number
    return line


@lru_cache(maxsize=4)
def _keys_by_line(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The lines that have a key or the head of a table, and which, with all of its tables.

    Several lines of one file are asked for, one after the other.
    """
    found = []
    table: tuple[str, ...] = ()
    for number, content in enumerate(text.splitlines(), start=1):
        if match := _TABLE.match(content):
            table = _split(match["key"])
            found.append((number, table))
        elif match := _ENTRY.match(content):
            found.append((number, table + _split(match["key"])))
    return tuple(found)


def _split(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, read by the real parser."""
    parts = []
    value = tomllib.loads(f"{key} = 0")
    while isinstance(value, dict):
        [(part, value)] = value.items()
        parts.append(part)
    return tuple(parts)


def _shared(here: Sequence[str], keys: Sequence[str]) -> int:
    count = 0
    for mine, theirs in zip(here, keys, strict=False):
        if mine != theirs:
            break
        count += 1
    return count

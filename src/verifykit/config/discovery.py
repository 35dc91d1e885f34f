"""Finding the configuration file that holds for a path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

OWN_FILE = "verifykit.toml"
SHARED_FILE = "pyproject.toml"
TABLE = ("tool", "verifykit")
"""The table of `pyproject.toml` that holds the configuration."""


def find_config(path: Path) -> Path | None:
    """Return the configuration file nearest to a file or folder, or None.

    In each folder upwards `verifykit.toml` goes before `pyproject.toml`, and a `pyproject.toml`
    without the table `[tool.verifykit]` is passed over.
    """
    start = path.absolute()
    for folder in (start, *start.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return own
        shared = folder / SHARED_FILE
        if shared.is_file() and _has_table(shared):
            return shared
    return None


def _has_table(path: Path) -> bool:
    # Most pyproject.toml files never name verifykit, and need not be parsed to know it.
    if b"verifykit" not in path.read_bytes():
        return False
    from verifykit.config.toml import read_toml

    return own_table(read_toml(path)) is not None


def own_table(document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the table of verifykit in the data of a `pyproject.toml`; None if there is none."""
    table: Any = document
    for key in TABLE:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    return table if isinstance(table, dict) else {}

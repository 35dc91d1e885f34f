"""Reading a configuration file as a layer of values that its schema allows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verifykit.config.discovery import SHARED_FILE, TABLE, own_table
from verifykit.config.layers import Layer, flat, violations
from verifykit.config.options import OPTIONS
from verifykit.config.toml import line_of, parse_toml, read_text
from verifykit.errors import ConfigError

LOCAL = "local-plugins"


def read_config(path: Path) -> Layer:
    """Return the values of a configuration file, paths in it resolved against its folder.

    A `pyproject.toml` is read from its table `[tool.verifykit]`. Raises ConfigError, with file
    and line, if the file cannot be read or breaks the schema `config-1`.
    """
    text = read_text(path)
    values: Mapping[str, Any] | None = parse_toml(text, path)
    table: tuple[str, ...] = ()
    if path.name == SHARED_FILE:
        values, table = own_table(values or {}), TABLE
    if values is None:
        raise ConfigError(f"{path}: has no table [{'.'.join(TABLE)}]")
    if not table and own_table(values) is not None:
        line = line_of(text, TABLE)
        raise ConfigError(
            f"{_place(path, line)}: [{'.'.join(TABLE)}] belongs into {SHARED_FILE}; "
            "here the keys stand without it"
        )
    values = _with_local_plugins(values)
    if problems := violations(values):
        placed = [(line_of(text, table + keys), message) for keys, message in problems]
        placed.sort(key=lambda problem: problem[0] or 0)
        raise ConfigError("\n".join(f"{_place(path, line)}: {message}" for line, message in placed))
    found = flat(values)
    origins = {name: _place(path, line_of(text, (*table, *name.split(".")))) for name in found}
    return Layer(_resolve_paths(found, path.parent), origins)


def _place(path: Path, line: int | None) -> str:
    return f"{path}:{line}" if line else str(path)


def _with_local_plugins(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values, where `plugins` may be a list: it is then the files of `local-plugins`."""
    if not isinstance(values.get("plugins"), list):
        return values
    rest = {name: value for name, value in values.items() if name != "plugins"}
    return {**rest, LOCAL: [*values["plugins"], *values.get(LOCAL, [])]}


def _resolve_paths(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    paths = {option.name for option in OPTIONS if option.kind == "path"}
    found = {
        name: str(folder / value) if name in paths else value for name, value in values.items()
    }
    if LOCAL in found:
        found[LOCAL] = [str((folder / name).absolute()) for name in found[LOCAL]]
    return found

"""The configuration that holds for one path: every option, its value and where it came from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import fields_dict

from verifykit.config.environment import read_environment
from verifykit.config.layers import DEFAULTS, Layer, Setting, checked, flat, merge, violations
from verifykit.config.options import OPTIONS
from verifykit.config.settings import Settings
from verifykit.errors import ConfigError
from verifykit.files import read_regular
from verifykit.model.parameters import Parameters
from verifykit.parts import part

_LOCAL = "local-plugins"

_OWN_FILE = "verifykit.toml"
_SHARED_FILE = "pyproject.toml"
_TABLE = ("tool", "verifykit")
"""The table of `pyproject.toml` that holds the configuration."""


@part
class Configuration:
    """The settings of every option, in the order in which they are shown."""

    settings: Mapping[str, Setting]
    file: Path | None = None

    def __getitem__(self, name: str) -> Any:
        return self.settings[name].value

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the settings come from."""
        named = (self["parameters"], self["profile"])
        return (*([self.file] if self.file else []), *(Path(name) for name in named if name))

    def assessment_settings(self) -> Settings:
        """Return what `assess` takes; reads the files of parameters and of the profile."""
        known = fields_dict(Settings)
        plain = {o.parameter: self[o.name] for o in OPTIONS if o.parameter in known}
        return Settings(**{**plain, **self._files(), "folder": self.folder})

    @property
    def folder(self) -> Path | None:
        """The folder of the configuration file, which relative paths in it start from."""
        return self.file.absolute().parent if self.file else None

    def _files(self) -> dict[str, Any]:
        """The values read from files; the defaults where none is named."""
        values: dict[str, Any] = {"parameters": Parameters(), "profile": None}
        if self["parameters"]:
            from verifykit.config.parameters_file import read_parameters

            values["parameters"] = read_parameters(Path(self["parameters"]))
        if self["prior"]:
            from verifykit.model.priors import prior_of

            try:
                prior = prior_of(self["prior"])
            except ValueError as error:
                raise ConfigError(f"prior: {error}") from error
            values["parameters"] = values["parameters"].with_prior(prior)
        if self["profile"]:
            from verifykit.config.profile_file import read_profile

            values["profile"] = read_profile(Path(self["profile"]))
        return values


def _is_own(file: Path) -> bool:
    """Whether a configuration file is that of the working directory, not of a case elsewhere."""
    return Path.cwd().is_relative_to(file.absolute().parent)


def configure(
    path: Path,
    *,
    command_line: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    config: Path | None = None,
    isolated: bool = False,
    extend: Mapping[str, Sequence[str]] | None = None,
) -> Configuration:
    """Return the configuration for a path: command line before environment before file.

    `config` names the file, else the one nearest to `path` is taken; `isolated` takes none.
    `extend` adds to lists instead of replacing them. Raise ConfigError.
    """
    file = None if isolated else config or find_config(path)
    layers = [DEFAULTS]
    if file is not None:
        layer = _read_config(file)
        if layer.values.get("local-plugins") and config is None and not _is_own(file):
            raise ConfigError(
                f"{file}: it names local plug-ins, whose code would be run, and it is not the "
                "configuration of the working directory: name it with --config if you trust it"
            )
        layers.append(layer)
    layers.append(read_environment(environment or {}))
    layers.append(checked(Layer.of(command_line or {}, "command line")))
    settings = merge(layers)
    for name, values in (extend or {}).items():
        old = settings[name]
        origin = f"{old.origin}, command line" if old.value else "command line"
        settings[name] = Setting(name, [*old.value, *values], origin)
    return Configuration(settings, file)


def _read_config(path: Path) -> Layer:
    """Return the values of a configuration file, paths in it resolved against its folder.

    A `pyproject.toml` is read from its table `[tool.verifykit]`. Raise ConfigError, with file
    and line, if the file cannot be read or breaks the schema `config-1`.
    """
    # Many a run has no file, and need not know how to read one.
    from verifykit.config.toml import MOST_TOLD, line_of, parse_toml, problems_text, read_text

    text = read_text(path)
    values: Mapping[str, Any] | None = parse_toml(text, path)
    table: tuple[str, ...] = ()
    if path.name == _SHARED_FILE:
        values, table = _own_table(values or {}), _TABLE
    if values is None:
        raise ConfigError(f"{path}: has no table [{'.'.join(_TABLE)}]")
    if not table and _own_table(values) is not None:
        line = line_of(text, _TABLE)
        raise ConfigError(
            f"{_place(path, line)}: [{'.'.join(_TABLE)}] belongs into {_SHARED_FILE}; "
            "here the keys stand without it"
        )
    values = _with_local_plugins(values)
    if problems := violations(values):
        placed = [(line_of(text, table + keys), message) for keys, message in problems[:MOST_TOLD]]
        placed.sort(key=lambda problem: problem[0] or 0)
        told = [f"{_place(path, line)}: {message}" for line, message in placed]
        raise ConfigError(problems_text(told, len(problems)))
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
    return {**rest, _LOCAL: [*values["plugins"], *values.get(_LOCAL, [])]}


def _resolve_paths(values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    paths = {option.name for option in OPTIONS if option.kind == "path"}
    found = {
        name: str(folder / value) if name in paths else value for name, value in values.items()
    }
    if _LOCAL in found:
        found[_LOCAL] = [str((folder / name).absolute()) for name in found[_LOCAL]]
    return found


def find_config(path: Path) -> Path | None:
    """Return the configuration file nearest to a file or folder, or None.

    In each folder upwards `verifykit.toml` goes before `pyproject.toml`, and a `pyproject.toml`
    without the table `[tool.verifykit]` is passed over.
    """
    start = path.absolute()
    for folder in (start, *start.parents):
        own = folder / _OWN_FILE
        if os.path.isfile(own):
            return own
        shared = folder / _SHARED_FILE
        if os.path.isfile(shared) and _has_table(shared):
            return shared
    return None


def _has_table(path: Path) -> bool:
    # Most pyproject.toml files never name verifykit, and need not be parsed to know it.
    # What cannot be read now is told by whoever parses it.
    with suppress(OSError):
        if b"verifykit" not in read_regular(path):
            return False
    from verifykit.config.toml import read_toml

    return _own_table(read_toml(path)) is not None


def _own_table(document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the table of verifykit in the data of a `pyproject.toml`; None if there is none."""
    table: Any = document
    for key in _TABLE:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    return table if isinstance(table, dict) else {}

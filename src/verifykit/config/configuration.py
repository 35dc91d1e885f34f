"""The configuration that holds for one path: every option, its value and where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import fields_dict, frozen

from verifykit.config.discovery import find_config
from verifykit.config.environment import read_environment
from verifykit.config.layers import DEFAULTS, Layer, Setting, checked, merge
from verifykit.config.options import OPTIONS
from verifykit.config.settings import Settings
from verifykit.errors import ConfigError
from verifykit.model.parameters import Parameters


@frozen
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
    `extend` adds to lists instead of replacing them. Raises ConfigError.
    """
    file = None if isolated else config or find_config(path)
    layers = [DEFAULTS]
    if file is not None:
        from verifykit.config.file import read_config

        layer = read_config(file)
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

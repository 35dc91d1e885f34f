"""Layers of values, and their merging: the later layer wins, and every value says its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from verifykit.config.options import OPTIONS
from verifykit.errors import ConfigError


@frozen
class Layer:
    """Values under their option names. `origins` says of each where it was set."""

    values: Mapping[str, Any]
    origins: Mapping[str, str] = field(factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, Any], origin: str) -> Layer:
        """Return a layer whose values all come from one place."""
        return cls(values, dict.fromkeys(values, origin))


@frozen
class Setting:
    """The value of an option, and where it came from."""

    name: str
    value: Any
    origin: str


DEFAULTS = Layer.of({option.name: option.default for option in OPTIONS}, "default")


def checked(layer: Layer) -> Layer:
    """Return the layer; raises ConfigError, naming the origins, if it breaks the schema."""
    if layer.values:
        from verifykit.config.validation import violations

        problems = [f"{layer.origins[keys[0]]}: {text}" for keys, text in violations(layer.values)]
        if problems:
            raise ConfigError("\n".join(problems))
    return layer


def merge(layers: Iterable[Layer]) -> dict[str, Setting]:
    """Return the setting of each option from layers in ascending precedence."""
    return {
        name: Setting(name, value, layer.origins[name])
        for layer in layers
        for name, value in layer.values.items()
    }

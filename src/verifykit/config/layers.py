"""Layers of values, and their merging: the later layer wins, and every value says its origin."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verifykit.config.options import BY_NAME, OPTIONS
from verifykit.errors import ConfigError
from verifykit.model.place import from_pointer
from verifykit.parts import field, part
from verifykit.schema import validate

_SCHEMA = "config-1"


@part
class Layer:
    """Values under their option names. `origins` says of each where it was set."""

    values: Mapping[str, Any]
    origins: Mapping[str, str] = field(factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, Any], origin: str) -> Layer:
        """Return a layer whose values all come from one place."""
        return cls(values, dict.fromkeys(values, origin))


@part
class Setting:
    """The value of an option, and where it came from."""

    name: str
    value: Any
    origin: str


DEFAULTS = Layer.of({option.name: option.default for option in OPTIONS}, "default")


def checked(layer: Layer) -> Layer:
    """Return the layer; raise ConfigError, naming the origins, if it breaks the schema."""
    if layer.values:
        problems = [
            f"{layer.origins[option_at(keys)]}: {text}"
            for keys, text in violations(nested(layer.values))
        ]
        if problems:
            raise ConfigError("\n".join(problems))
    return layer


def merge(layers: Iterable[Layer]) -> dict[str, Setting]:
    """Return the setting of each option from layers in ascending precedence."""
    settings: dict[str, Setting] = {}
    for layer in layers:
        for name, value in layer.values.items():
            setting = Setting(name, value, layer.origins[name])
            joins = BY_NAME[name].kind == "pairs" and value
            settings[name] = _joined(settings[name], setting) if joins else setting
    return settings


def _joined(old: Setting, new: Setting) -> Setting:
    """The pairs of two layers, those of the later one before those of the earlier one."""
    origin = f"{old.origin}, {new.origin}" if old.value else new.origin
    return Setting(new.name, {**old.value, **new.value}, origin)


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by option as a file has them: each in the table that it stands in."""
    whole: dict[str, Any] = {}
    for name, value in values.items():
        option = BY_NAME[name]
        inside = whole.setdefault(option.table, {}) if option.table else whole
        inside[option.key] = value
    return whole


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a file, which must be valid, by option."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        found |= {key: value} if key in BY_NAME else {f"{key}.{k}": v for k, v in value.items()}
    return found


def option_at(keys: Sequence[str]) -> str:
    """Return the option that keys of a file lead to or into; what is none has its first key."""
    whole = ".".join(keys[:2])
    return whole if whole in BY_NAME else keys[0]


def violations(values: Mapping[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    """Return each fault of the values: the keys that lead to it, and what is wrong, in words."""
    # A schema cannot say that a number is finite.
    infinite: list[tuple[tuple[str, ...], str]] = [
        ((name,), f"{name} must be a number, not {value}")
        for name, value in values.items()
        if isinstance(value, float) and not math.isfinite(value)
    ]
    return infinite or [
        (from_pointer(violation.pointer), violation.message)
        for violation in validate(values, _SCHEMA)
    ]

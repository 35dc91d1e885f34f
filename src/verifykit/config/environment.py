"""Reading options from environment variables named VERIFYKIT_…."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verifykit.config.layers import Layer, checked
from verifykit.config.option import Option
from verifykit.config.options import OPTIONS
from verifykit.errors import ConfigError

_FLAGS = {
    "1": True, "true": True, "yes": True, "on": True,
    "0": False, "false": False, "no": False, "off": False,
}  # fmt: skip


_EXPECTED = {"number": "a number", "flag": "true or false", "pairs": "KEY=VALUE"}


def pairs_of(texts: Iterable[str]) -> dict[str, str]:
    """Return what each KEY=VALUE says; raise ValueError, with the text, for another."""
    found = {}
    for text in texts:
        key, equals, value = text.strip().partition("=")
        if not (key.strip() and equals):
            raise ValueError(text)
        found[key.strip()] = value.strip()
    return found


def read_environment(environment: Mapping[str, str]) -> Layer:
    """Return the options that are set in the environment; an empty variable is not set.

    A list is separated by commas, a flag is 1/0, true/false, yes/no or on/off. Raise
    ConfigError, naming the variable, if a value makes no sense.
    """
    values, origins = {}, {}
    for option in OPTIONS:
        text = environment.get(option.variable, "") if option.variable else ""
        if text:
            values[option.name] = _parse(option, text)
            origins[option.name] = f"environment variable {option.variable}"
    return checked(Layer(values, origins))


def _parse(option: Option, text: str) -> Any:
    try:
        match option.kind:
            case "list":
                return [part.strip() for part in text.split(",") if part.strip()]
            case "number":
                return float(text)
            case "pairs":
                return pairs_of(text.split(","))
            case "flag":
                return _FLAGS[text.strip().lower()]
            case _:
                return text
    except (KeyError, ValueError) as error:
        expected = _EXPECTED[option.kind]
        raise ConfigError(
            f"environment variable {option.variable}: {text!r} is not {expected}"
        ) from error

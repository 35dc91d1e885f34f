"""The file of fitted parameters that a configuration names: read, and written by `calibrate`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

from attrs import asdict, fields_dict

from verifykit.config.toml import line_of, parse_toml, read_text
from verifykit.errors import ConfigError
from verifykit.model.parameters import Parameters
from verifykit.schema import did_you_mean

CALIBRATION = "calibration"
_SHARES = (
    "discount",
    "crowd",
    "unvetted",
    "trust_unknown",
    "prior_least",
    "prior_most",
    "circle",
    "contested_conflict",
    "contested_margin",
    "corroborated_score",
    "supported_score",
    "refuted_score",
    "confidence_moderate",
    "confidence_high",
)
_AMOUNTS = (
    "support_true",
    "support_false",
    "refute_false",
    "refute_true",
    "open_open",
    "attribution_named",
    "attribution_anonymous",
    "attribution_interested",
    "attribution_primary",
    "attribution_admission",
    "factor_most",
    "deny",
    "track_slope",
    "contested_sides",
    "corroborated_lines",
    "corroborated_strength",
    "supported_lines",
    "supported_strength",
    "refuted_vetted",
)
_DIVISORS = ("track_mass", "confidence_half", "most_cases", "most_regions")
_LARGEST = 1_000_000
"""Beyond this sums of lines are no numbers any more, and no formula needs as much."""


def read_parameters(path: Path) -> Parameters:
    """Return the parameters of a TOML file; what it leaves out keeps its default.

    The table `calibration`, which says how they were fitted, is for people and changes nothing.
    Raises ConfigError, with file and line, for an unknown name, a value of the wrong type or out
    of range, or a file that cannot be read.
    """
    text = read_text(path)
    values = parse_toml(text, path)
    if not isinstance(values.pop(CALIBRATION, {}), dict):
        raise ConfigError(f"{path}:{line_of(text, (CALIBRATION,))}: {CALIBRATION} must be a table")
    for name, value in values.items():
        if problem := _problem(name, value):
            raise ConfigError(f"{path}:{line_of(text, (name,))}: {problem}")
    return Parameters(**values)


def parameters_text(
    parameters: Parameters, calibration: Mapping[str, str | int | float] | None = None
) -> str:
    """Return parameters as the text of such a file, with what is to be said of their fit."""
    lines = ["# Parameters of the formula of verifykit; name this file under `parameters`."]
    lines += [_entry(name, value) for name, value in asdict(parameters).items()]
    if calibration:
        lines += ["", "# How they were fitted. Nothing here changes a score.", f"[{CALIBRATION}]"]
        lines += [_entry(name, value) for name, value in calibration.items()]
    return "\n".join(lines) + "\n"


def _entry(name: str, value: str | int | float) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    return f"{name} = {text}"


def _problem(name: str, value: object) -> str | None:
    attribute = fields_dict(Parameters).get(name)
    if attribute is None:
        return f"there is no parameter {name!r}{did_you_mean(name, fields_dict(Parameters))}"
    if isinstance(attribute.default, str):
        return None if isinstance(value, str) else f"{name} must be text"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{name} must be a number"
    if isinstance(value, float) and math.isnan(value):
        return f"{name} must be a number"
    if isinstance(attribute.default, int) and not isinstance(value, int):
        return f"{name} must be a whole number"
    if name in _SHARES and not 0 <= value <= 1:
        return f"{name} must lie between 0 and 1"
    if name == "cap" and not 0.5 < value < 1:
        return "cap must lie above 0.5 and below 1"
    if name in _AMOUNTS and value < 0:
        return f"{name} must not be negative"
    if name in _DIVISORS and value <= 0:
        return f"{name} must be above 0"
    if abs(value) > _LARGEST:
        return f"{name} must not be beyond {_LARGEST:,}"
    return None

"""The file of fitted parameters that a configuration names: read, and written by `calibrate`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import asdict, fields_dict

from verifykit.config.toml import line_of, parse_toml, read_text
from verifykit.errors import ConfigError
from verifykit.model.fit import Fit, Promise
from verifykit.model.parameters import Parameters
from verifykit.schema import did_you_mean

CALIBRATION = "calibration"
FIT = "fit"
_RANGES: tuple[tuple[str, Callable[[float], bool], str], ...] = (
    (
        "discount crowd unvetted trust_unknown prior_least prior_most circle contested_conflict "
        "contested_margin corroborated_score supported_score refuted_score confidence_moderate "
        "confidence_high",
        lambda value: 0 <= value <= 1,
        "must lie between 0 and 1",
    ),
    (
        "cap",
        lambda value: 0.5 < value < 1,
        "must lie above 0.5 and below 1",
    ),
    (
        "support_true support_false refute_false refute_true open_open report attribution_named "
        "attribution_anonymous attribution_interested attribution_primary attribution_admission "
        "factor_most deny track_slope contested_sides corroborated_lines corroborated_strength "
        "supported_lines supported_strength refuted_vetted",
        lambda value: value >= 0,
        "must not be negative",
    ),
    (
        "track_mass confidence_half most_cases most_regions",
        lambda value: value > 0,
        "must be above 0",
    ),
)
"""Names of parameters, what holds of their values, and what to say where it does not."""
_LARGEST = 1_000_000
"""Beyond this sums of lines are no numbers any more, and no formula needs as much."""


def read_parameters(path: Path) -> Parameters:
    """Return the parameters of a TOML file; what it leaves out keeps its default.

    The table `calibration`, which says how they were fitted, is for people and changes nothing.
    The table `fit` has the marks of the claims whose labels went in, what fitting replaced, and
    what the thresholds promise.
    Raise ConfigError, with file and line, for an unknown name, a value of the wrong type or out
    of range, or a file that cannot be read.
    """
    text = read_text(path)
    values = parse_toml(text, path)
    if not isinstance(values.pop(CALIBRATION, {}), dict):
        raise ConfigError(f"{path}:{line_of(text, (CALIBRATION,))}: {CALIBRATION} must be a table")
    given = values.pop(FIT, None)
    for name, value in values.items():
        if problem := _problem(name, value):
            raise ConfigError(f"{path}:{line_of(text, (name,))}: {problem}")
    if given is None:
        return Parameters(**values)
    fit = _fit(given)
    if isinstance(fit, str):
        raise ConfigError(f"{path}:{line_of(text, (FIT,))}: {fit}")
    return Parameters(**values, fit=fit)


def _fit(given: object) -> Fit | str:
    """The table `fit`, or what is wrong with it."""
    if not isinstance(given, dict) or not given.keys() <= {"gold", "before", "promise"}:
        return "fit must be a table of gold, before and promise"
    gold, before, told = (given.get(key) for key in ("gold", "before", "promise"))
    if not _are_marks(gold):
        return "fit.gold must be a list of marks of claims"
    if not isinstance(before, dict | None):
        return "fit.before must be a table of parameters"
    for name, value in (before or {}).items():
        if problem := _problem(name, value):
            return f"fit.before: {problem}"
    promise = None
    if told is not None:
        try:
            promise = Promise(**told)
        except TypeError:
            return f"fit.promise must be a table of {', '.join(fields_dict(Promise))}"
        if problem := _broken(promise):
            return f"fit.promise: {problem}"
    return Fit(gold=tuple(gold or ()), before=tuple((before or {}).items()), promise=promise)


def _are_marks(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    )


def _broken(promise: Promise) -> str | None:
    for name in ("risk", "level"):
        share = getattr(promise, name)
        if isinstance(share, bool) or not isinstance(share, float) or not 0 < share < 1:
            return f"{name} must lie between 0 and 1"
    for name in ("labels", "given", "wrong"):
        count = getattr(promise, name)
        if isinstance(count, bool) or not isinstance(count, int) or count < 0:
            return f"{name} must be a whole number"
    if not promise.wrong <= promise.given <= promise.labels:
        return "wrong must not be more than given, and that not more than labels"
    return None


def parameters_text(
    parameters: Parameters, calibration: Mapping[str, str | int | float] | None = None
) -> str:
    """Return parameters as the text of such a file, with what is to be said of their fit."""
    lines = ["# Parameters of the formula of verifykit; name this file under `parameters`."]
    lines += [_entry(name, value) for name, value in parameters.values().items()]
    lines.append(_entry("provenance", parameters.provenance))
    if calibration:
        lines += ["", "# How they were fitted. Nothing here changes a score.", f"[{CALIBRATION}]"]
        lines += [_entry(name, value) for name, value in calibration.items()]
    if parameters.fit is not None:
        lines += ["", *_fit_lines(parameters.fit)]
    return "\n".join(lines) + "\n"


def _fit_lines(fit: Fit) -> Iterator[str]:
    yield "# Marks of the claims whose labels went in: with these parameters they are no test."
    yield f"[{FIT}]"
    yield from _list("gold", fit.gold)
    yield ""
    yield f"[{FIT}.before]"
    yield from (_entry(name, value) for name, value in fit.before)
    if fit.promise is not None:
        yield ""
        yield f"[{FIT}.promise]"
        yield from (_entry(name, value) for name, value in asdict(fit.promise).items())


def _list(name: str, values: Sequence[str]) -> Iterator[str]:
    yield f"{name} = ["
    yield from (f"  {json.dumps(value)}," for value in values)
    yield "]"


def _entry(name: str, value: str | int | float) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    return f"{name} = {text}"


def _problem(name: str, value: object) -> str | None:
    known = {one: found for one, found in fields_dict(Parameters).items() if one != FIT}
    attribute = known.get(name)
    if attribute is None:
        return f"there is no parameter {name!r}{did_you_mean(name, known)}"
    if isinstance(attribute.default, str):
        return None if isinstance(value, str) else f"{name} must be text"
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # NaN
        return f"{name} must be a number"
    if isinstance(attribute.default, int) and not isinstance(value, int):
        return f"{name} must be a whole number"
    for names, fits, words in _RANGES:
        if name in names.split() and not fits(value):
            return f"{name} {words}"
    return f"{name} must not be beyond {_LARGEST:,}" if abs(value) > _LARGEST else None

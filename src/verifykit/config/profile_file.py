"""The file of a learned profile that a configuration names: read, and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import asdict

from verifykit.atomic import replacing_text
from verifykit.config.toml import MOST_TOLD, problems_text, read_text
from verifykit.errors import ConfigError
from verifykit.model.assessment import SIDES
from verifykit.model.profile import (
    Dependence,
    Profile,
    ScoreCalibration,
    SourceRecord,
    StanceRecord,
    StanceRecords,
)
from verifykit.schema import validate

SCHEMA = "profile-1"
MOST_BYTES = 128_000_000
"""A source takes about 250 bytes, so this is half a million of them."""
MOST_VALUES = 6_000_000
"""A source has up to a dozen; a value takes more memory than any byte of the file."""
_ROUNDED = 1e-6
"""By how much rounding may raise the number of right statements."""


def read_profile(path: Path) -> Profile:
    """Return the profile in a JSON file; raise ConfigError if it is unreadable or invalid."""
    text = read_text(path, MOST_BYTES)
    # Every value but the first follows a comma or opens something: an upper bound, and quick.
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise ConfigError(f"{path}: holds more than {MOST_VALUES:,} values")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: is not valid JSON: {error}") from error
    if problems := validate(data, SCHEMA):
        first = [f"{path}: {problem.message}" for problem in problems[:MOST_TOLD]]
        raise ConfigError(problems_text(first, len(problems)))
    profile = _profile(data)
    for record in profile.records:
        if record.right > record.judged + _ROUNDED:
            raise ConfigError(
                f"{path}: {record.source!r} has {record.right:g} right of {record.judged:g}"
            )
    for told in profile.stances.records if profile.stances is not None else ():
        if told.true > told.judged + _ROUNDED:
            raise ConfigError(
                f"{path}: {told.source!r} has {told.true:g} true of {told.judged:g} claims"
            )
    return profile


def write_profile(path: Path, profile: Profile) -> None:
    """Write a profile to a file, all or nothing; raise UsageError if that cannot be."""
    with replacing_text(path) as stream:
        json.dump(profile_data(profile), stream, indent=2, ensure_ascii=False)
        stream.write("\n")


def profile_data(profile: Profile) -> dict[str, Any]:
    """Return a profile as plain data, after the schema `profile-1`."""
    known = profile.calibration
    return {
        "verifykit": 1,
        "origin": profile.origin,
        **({"gold": list(profile.gold)} if profile.gold else {}),
        "base_rate": profile.base_rate,
        "unknown_dependence": profile.unknown_dependence,
        **(
            {"error_correlation": profile.error_correlation}
            if profile.error_correlation is not None
            else {}
        ),
        **({"calibration": asdict(known)} if known is not None else {}),
        **({"stances": _stances_data(profile.stances)} if profile.stances is not None else {}),
        "records": [
            {name: value for name, value in asdict(record).items() if value is not None}
            for record in profile.records
        ],
        "dependences": [
            {"sources": list(tie.sources), "probability": tie.probability}
            for tie in profile.dependences
        ],
    }


def _stances_data(stances: StanceRecords) -> dict[str, Any]:
    return {
        "weight": stances.weight,
        "rates": dict(stances.rates),
        "records": [asdict(record) for record in stances.records],
    }


def _stances(data: dict[str, Any]) -> StanceRecords:
    return StanceRecords(
        weight=data["weight"],
        rates=tuple((side, data["rates"][side]) for side in SIDES),
        records=tuple(StanceRecord(**record) for record in data["records"]),
    )


def _profile(data: dict[str, Any]) -> Profile:
    return Profile(
        base_rate=data["base_rate"],
        records=tuple(SourceRecord(**record) for record in data["records"]),
        dependences=tuple(
            Dependence(sources=(first, second), probability=entry["probability"])
            for entry in data.get("dependences", ())
            for first, second in [entry["sources"]]
        ),
        unknown_dependence=data.get("unknown_dependence", 0.0),
        error_correlation=data.get("error_correlation"),
        calibration=ScoreCalibration(**known) if (known := data.get("calibration")) else None,
        origin=data.get("origin"),
        gold=tuple(data.get("gold", ())),
        stances=_stances(found) if (found := data.get("stances")) is not None else None,
    )

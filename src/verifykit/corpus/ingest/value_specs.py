"""How the values of a corpus are read, said in a word as on the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifykit.corpus.options import ValueKind
from verifykit.errors import UsageError

_KIND = re.compile(
    r"(?P<kind>[a-z]+)"
    r"(?:~(?P<tolerance>[0-9]+(?:\.[0-9]+)?)(?P<unit>[%smhd]?)(?:mod(?P<modulo>[0-9.]+))?)?"
    r"(?:/(?P<separator>.+))?"
)
_UNITS = {
    "number": ("", "%"),
    "measure": ("", "%"),
    "time": ("s", "m", "h", "d"),
    "clock": ("s", "m", "h"),
}
"""In what the tolerance of each kind is given."""
_SECONDS = {"": 1, "%": 0.01, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_DAY = 86_400.0
_MANY = "many"
"""Stands before the kind where several values can be true."""


def value_kinds(texts: Mapping[str, str]) -> dict[str, ValueKind]:
    """Return how values are read, by predicate (* for all others). Raise UsageError."""
    return {predicate: _kind(text) for predicate, text in texts.items()}


def _kind(text: str) -> ValueKind:
    first, _, rest = text.partition(" ")
    many = first == _MANY
    match = _KIND.fullmatch((rest or "text") if many else text)
    if match is None or not _makes_sense(match) or (many and match["kind"] == "measure"):
        raise UsageError(
            "--value takes [PREDICATE:]text, number~10, number~5%, number~10mod1440, time~2d, "
            f"clock~10m, set/;, measure~0.5, measure~5%, or many before all but a measure, "
            f"not {text!r}"
        )
    kind, unit = match["kind"], match["unit"] or ""
    tolerance = float(match["tolerance"] or 0) * _SECONDS[unit]
    modulo = float(match["modulo"]) if match["modulo"] else None
    return ValueKind(
        kind=kind,
        separator=match["separator"] or ";",
        tolerance=0.0 if unit == "%" else tolerance,
        relative=tolerance if unit == "%" else 0.0,
        modulo=_DAY if kind == "clock" else modulo,
        many=many,
    )


def _makes_sense(match: re.Match[str]) -> bool:
    """Whether the kind takes what follows it."""
    kind = match["kind"]
    if kind not in ("text", "set", *_UNITS):
        return False
    if match["separator"] and kind != "set":
        return False
    if match["tolerance"] and match["unit"] not in _UNITS.get(kind, ()):
        return False
    if kind == "measure" and not float(match["tolerance"] or 0):
        return False  # what counts as right has to be said
    modulo = match["modulo"]
    return modulo is None or (kind == "number" and _is_positive(modulo))


def _is_positive(text: str) -> bool:
    return text.count(".") < 2 and float(f"0{text}0") > 0

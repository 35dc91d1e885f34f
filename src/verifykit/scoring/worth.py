"""What a line is worth: weight, strength and standing."""

from __future__ import annotations

import math

from verifykit.model.parameters import Parameters
from verifykit.model.source import Grade
from verifykit.parts import frozen
from verifykit.provenance import Line
from verifykit.provenance.line import Attribution

CHECKING = ("outlet", "agency", "institution", "dataset")
"""The kinds of sources whose trade it is to check."""

_OFFSETS: dict[Grade, str] = {"A": "grade_a", "B": "grade_b", "C": "grade_c", "D": "grade_d"}
_FIXED: dict[Grade, float] = {"E": -math.inf, "F": 0.0}
"""Grades that add the same whatever the parameters."""
_ATTRIBUTIONS: dict[Attribution, str] = {
    "named": "attribution_named",
    "anonymous": "attribution_anonymous",
    "first-hand": "attribution_primary",
    "admission": "attribution_admission",
    "interested": "attribution_interested",
}
"""The parameters for how somebody is on record."""


@frozen
class Voice:
    """A line with its strength, its standing, and what it is worth, in log-odds."""

    line: Line
    strength: float
    standing: float
    worth: float


def is_vetted(line: Line) -> bool:
    """Return whether somebody looked at who speaks, or at where they have it from."""
    if line.attribution == "interested" or line.rests_on:
        return False
    known = line.grade in ("A", "B", "C", "D") or line.trust is not None
    return (
        known
        or line.kind in (*CHECKING, "official")
        or line.established
        or line.lineage == "original"
        or line.attribution in ("first-hand", "admission")
    )


def is_check(line: Line) -> bool:
    """Return whether the line's word against a claim is a check, and not only a denial."""
    if line.grade in ("A", "B", "C") or line.trust is not None:
        return True
    return line.kind in CHECKING and line.grade == "F"


def strength(line: Line, parameters: Parameters) -> float:
    """Return attribution and trust, in units of one named source that nobody graded."""
    on_record = attribution(line, parameters)
    found = on_record + trust(line, parameters)
    if line.window is not None:
        # No better than the word of the one document through which it is known.
        found = min(found, on_record + offset(line.window_grade, parameters))
    if line.lineage == "circle":
        found *= parameters.circle
    if line.attribution != "interested" and not is_vetted(line):
        found *= parameters.unvetted
    return max(0.0, found) * min(max(line.factor, 0.0), parameters.factor_most)


def voice(line: Line, *, supports: bool | None, standing: float, parameters: Parameters) -> Voice:
    """Return a line with what it is worth; `supports`: it speaks for the proposition.

    One that leaves it open, None, has its strength for its worth.
    """
    found = strength(line, parameters)
    if supports is None:
        weight = 1.0
    elif supports:
        weight = parameters.support
    else:
        weight = parameters.refute if is_check(line) else parameters.deny
    return Voice(line, found, standing, found * standing * weight)


def offset(grade: Grade, parameters: Parameters) -> float:
    """Return what a grade adds to the strength; minus infinity leaves nothing."""
    if grade in _FIXED:
        return _FIXED[grade]
    worth: float = getattr(parameters, _OFFSETS[grade])
    return worth


def attribution(line: Line, parameters: Parameters) -> float:
    """Return what the way counts in which somebody is on record."""
    if line.attribution == "anonymous" and line.people > 1:
        return parameters.attribution_named
    worth: float = getattr(parameters, _ATTRIBUTIONS[line.attribution])
    return worth


def trust(line: Line, parameters: Parameters) -> float:
    """Return what the grade or the record of whoever speaks adds; minus infinity leaves nothing."""
    found = offset(line.grade, parameters) if line.trust is None else line.trust
    if line.attribution == "anonymous" and line.outlet in ("A", "B"):
        # Whoever prints it without a name vouches for it.
        found = offset(line.outlet, parameters) * parameters.trust_unknown
    if found > 0:
        found *= _share_of_trust(line, parameters)
    if line.outlet in ("D", "E"):
        found = min(found, offset(line.outlet, parameters))
    return found


def _share_of_trust(line: Line, parameters: Parameters) -> float:
    """A good grade vouches for the source's own word; where that is not known, by half."""
    if line.attribution == "interested":
        return 0.0
    if line.lineage == "original":
        return 1.0
    if line.lineage == "unknown" and line.grade in ("A", "B"):
        return parameters.trust_unknown
    return 0.0

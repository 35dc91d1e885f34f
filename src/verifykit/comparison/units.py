"""Units of measure: what a figure comes to in a unit that another one can be held against.

Counting words and shares are read here, units of measure by pint (its own default registry),
which is only loaded where two units differ. Currencies are of different units: no rate is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from verifykit.comparison.texts import normal_text
from verifykit.parts import frozen

if TYPE_CHECKING:
    from pint import UnitRegistry

_COUNTING = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "10*3": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mio": 10**6,
    "mn": 10**6,
    "10*6": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "10*9": 10**9,
    "trillion": 10**12,
}
_SHARES = {
    **dict.fromkeys(("%", "percent", "per cent", "pct"), Fraction(1, 100)),
    **dict.fromkeys(("‰", "permille", "per mille", "per mill", "[ppth]"), Fraction(1, 1000)),
    **dict.fromkeys(("share", "fraction", "proportion", "ratio"), Fraction(1)),
}
_UCUM = {
    "[mi_i]": "mile",
    "[nmi_i]": "nautical_mile",
    "[yd_i]": "yard",
    "[ft_i]": "foot",
    "[in_i]": "inch",
    "[lb_av]": "pound",
    "[oz_av]": "ounce",
    "[degf]": "degF",
    "cel": "degC",
    "ar": "are",
    "[acr_us]": "acre",
}
"""Codes of the Unified Code for Units of Measure that pint spells otherwise."""
# Patterns of names of units are compiled where a value has one, which `re` does once.
_SEVERAL = r"(us |short |long |imperial )?(ton|gallon|pint|quart|hundredweight|point)s?"
"""Units of one name that are not the same everywhere."""
_NAME = r"(?:[^\W\d]+(?:\*\*[1-4]|[²³])?)(?:(?: ?[/*·] ?| )[^\W\d]+(?:\*\*[1-4]|[²³])?){0,5}"
"""What is handed to pint: names with small powers, and no arithmetic."""
_LONGEST = 100
"""No unit has more characters; pint takes minutes over a text of thousands."""
_POWER = r"([a-zA-Zµ]+)([23])(?![0-9])"


@frozen
class Unit:
    """What one of a unit is: of which `dimension`, and `factor` times its base plus `offset`.

    Two figures can be compared if their dimensions are the same.
    """

    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def base(self, number: Fraction) -> Fraction:
        """Return a number of this unit in the base of its dimension."""
        return number * self.factor + self.offset


SAME = Unit("")
"""The unit of figures that are all in one unit."""


def units_of(texts: Iterable[str | None]) -> Mapping[str | None, Unit]:
    """Return what the units are to each other; one unit alone is not looked at any further."""
    names = set(texts)
    if len(names) < 2:
        return dict.fromkeys(names, SAME)
    read = {name: _read(name) for name in names}
    if len({unit.dimension for unit in read.values()}) < 2:
        return read
    return {name: _measured(name, unit) for name, unit in read.items()}


def _read(text: str | None) -> Unit:
    """Read counting words and shares; whatever else is left is a dimension of its own."""
    factor = Fraction(1)
    words = normal_text(text or "").split()
    while words and words[0].removesuffix("s") in _COUNTING:
        factor *= _COUNTING[words.pop(0).removesuffix("s")]
    rest = " ".join(words).removeprefix("of ")
    if rest in _SHARES:
        return Unit("share", factor * _SHARES[rest])
    return Unit(rest if len(rest) < 4 else rest.removesuffix("s"), factor)


def _measured(text: str | None, unit: Unit) -> Unit:
    """Return a unit of measure in the base units of its dimension, anything else as it is."""
    if text is None or len(text) > _LONGEST or unit.dimension in ("", "share"):
        return unit
    if re.fullmatch(_SEVERAL, unit.dimension):
        return unit
    name = " ".join(text.split()[-len(unit.dimension.split()) :])
    measure = _measure(_UCUM.get(name.casefold(), re.sub(_POWER, r"\1**\2", name)))
    if measure is None:
        return unit
    return Unit(measure.dimension, unit.factor * measure.factor, measure.offset)


@cache
def _measure(name: str) -> Unit | None:
    if not re.fullmatch(_NAME, name):
        return None
    registry = _registry()
    try:
        zero, one = (registry.Quantity(Fraction(n), name).to_base_units() for n in (0, 1))
        dimension = " ".join(
            f"{base}^{power}" for base, power in sorted(one.dimensionality.items()) if power
        )
        start = Fraction(zero.magnitude)
        return Unit(dimension, Fraction(one.magnitude) - start, start) if dimension else None
    except Exception:  # pint raises whatever the text leads it to, errors of tokenize included
        return None


@cache
def _registry() -> UnitRegistry[Fraction]:
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction)

"""Units of measure in running text, and how many of one make another."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry

HOURS = frozenset({"hour", "second"})
"""What a speed is told by: "miles an hour"."""
POWERS = {"square": 2, "sq": 2, "cubic": 3}
"""Words before a length that make an area or a volume of it."""


@cache
def between(one: str, other: str) -> Decimal | None:
    """Return how many of the other unit make one of the first; None if they measure two things."""
    first, second = measure_of(one), measure_of(other)
    if first is None or second is None or first[1] != second[1]:
        return None
    return first[0] / second[0]


_WORDS = {
    "metre": "m", "meter": "m", "kilometre": "km", "kilometer": "km", "mile": "mile", "foot": "ft",
    "feet": "ft", "inch": "inch", "inches": "inch", "yard": "yard", "km": "km", "kg": "kg",
    "kilogram": "kg", "kilo": "kg", "gram": "g", "tonne": "tonne", "ton": "tonne", "lb": "lb",
    "litre": "litre", "liter": "litre", "gallon": "gallon", "hectare": "hectare", "acre": "acre",
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "year": "year", "decade": "ten_years", "century": "century", "centuries":
    "century", "megawatt": "MW", "mw": "MW", "kilowatt": "kW", "kw": "kW", "gigawatt": "GW",
    "min": "minute", "hr": "hour", "sec": "second", "yr": "year", "mph": "mile/hour",
    "kph": "km/hour", "kmh": "km/hour", "knot": "knot",
    "cm": "cm", "mm": "mm", "centimetre": "cm", "centimeter": "cm", "ft": "ft",
    "millimetre": "mm", "millimeter": "mm", "milligram": "mg", "mg": "mg", "ounce": "oz",
}  # fmt: skip
"""The words that mean a unit of measure in running text, and its UCUM-like name for pint."""


@cache
def measure_of(word: str) -> tuple[Decimal, str] | None:
    """Return the size of a unit in base units and its dimension; None for a word that is none."""
    power, _, base = word.rpartition(" ")
    if base in HOURS and power:
        name, of_base = _WORDS.get(power) or _WORDS.get(power.removesuffix("s")), f"/{base}"
    else:
        name, of_base = _WORDS.get(base) or _WORDS.get(base.removesuffix("s")), ""
    if name is None:
        return None
    unit = _registry().Quantity(1, f"{name}{of_base}")
    quantity = (unit ** POWERS.get(power, 1)).to_base_units()
    return Decimal(repr(float(quantity.magnitude))), str(quantity.dimensionality)


@cache
def _registry() -> UnitRegistry[float]:
    # Importing pint takes a quarter of a second, which a text without measures need not wait for.
    from pint import UnitRegistry

    registry: UnitRegistry[float] = UnitRegistry()
    registry.define("ten_years = 10 * year")  # a decade of pint is a step of powers of ten
    return registry

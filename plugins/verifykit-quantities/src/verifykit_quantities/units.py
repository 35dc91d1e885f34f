"""Units of measure: what one is in another, by pint."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry


@cache
def factor(one: str, other: str) -> Decimal | None:
    """Return how many of `other` one of `one` is; None where one is no measure of the other."""
    if one == other:
        return Decimal(1)
    from pint import DimensionalityError, UndefinedUnitError

    registry = _registry()
    try:
        return Decimal(repr(float(registry.Quantity(1, one).to(other).magnitude)))
    except (DimensionalityError, UndefinedUnitError):
        return None


@cache
def _registry() -> UnitRegistry[float]:
    # Importing pint takes a fifth of a second, which figures of one unit need not wait for.
    from pint import UnitRegistry

    registry: UnitRegistry[float] = UnitRegistry()
    registry.define("pound_weight = pound")
    registry.define("ten_years = 10 * year")  # a decade of pint is a step of powers of ten
    return registry

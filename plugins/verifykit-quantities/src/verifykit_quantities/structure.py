"""The number in the structure of a claim, held against figures of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from attrs import frozen

from verifykit_quantities import words
from verifykit_quantities.quantity import Quantity
from verifykit_quantities.units import factor

_COUNTING: Mapping[str, int] = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "mio": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_SHARES = frozenset({"share", "fraction", "proportion", "ratio"})
_PERCENT = frozenset({"percent", "%", "pct", "per cent", "prozent"})
_NAMES: Mapping[str, frozenset[str]] = {
    "EUR": frozenset({"eur", "euro", "euros", "€"}),
    "GBP": frozenset({"gbp", "pound", "pounds", "£"}),
    "RUB": frozenset({"rub", "rouble", "roubles", "ruble", "rubles", "₽"}),
    "dollar": frozenset({"dollar", "dollars", "usd", "$", "us$"}),
    "yen": frozenset({"yen", "jpy", "¥"}),
}
_STEM = 5
_ROUNDED = Decimal("0.05")
_ABOUT = Decimal("0.1")
_SLIPS = frozenset({Decimal(1_000), Decimal(1_000_000)})


@frozen(kw_only=True)
class Value:
    """A number in a unit, as a claim gives it; None is no unit at all."""

    number: Decimal
    unit: str | None
    approximate: bool = False

    def in_unit_of(self, one: Quantity) -> Decimal | None:
        """Return the number in the unit of a figure; None where the two are of different kinds.

        A counting word in the unit multiplies: 14.5 of "million EUR" are 14,500,000 euros.
        """
        number, rest = self.number, []
        for word in (self.unit or "").casefold().split():
            number *= _COUNTING.get(word, 1)
            rest += [] if word in (*_COUNTING, "of") else [word]
        unit = " ".join(rest)
        if not unit:
            return number
        if one.kind == "percent":
            return number * 100 if unit in _SHARES else number if unit in _PERCENT else None
        if one.kind == "points":
            return number if "point" in unit or unit == "pp" else None
        if one.kind == "currency":
            return number if unit in _NAMES.get(one.unit, {one.unit.casefold()}) else None
        if one.kind == "measure":
            name = words.MEASURES.get(unit, re.sub(r"[²³]", lambda sign: _power(sign[0]), unit))
            times = factor(name, one.unit) if re.fullmatch(r"[a-z_]+(\*\*[23])?", name) else None
            return None if times is None else number * times
        return number if unit[:_STEM] in one.counted else None

    def agrees(self, one: Quantity) -> bool:
        """Whether a figure says this number, as people round it."""
        number = self.in_unit_of(one)
        if number is None:
            return False
        if number < 0 <= min(one.values):
            # "Fell by 1 percent" is a change of -1.
            number = -number
        low, high = min(one.values), max(one.to or one.values)
        if any(number == value for value in one.values) or (one.to and low <= number <= high):
            return True
        share = _ABOUT if self.approximate or one.sense else _ROUNDED
        return any(
            abs(number - value) <= share * max(abs(number), abs(value)) for value in one.values
        )

    def is_thousand_times(self, one: Quantity) -> bool:
        """Whether the two differ by a factor of 1,000 or 1,000,000."""
        number = self.in_unit_of(one)
        if not number:
            return False
        ratios = (max(number / value, value / number) for value in one.values if value)
        return any(ratio in _SLIPS for ratio in ratios)


def _power(sign: str) -> str:
    return "**2" if sign == "²" else "**3"

"""How people write large numbers and money: 40K, €14.5m, 2.5 bn, three billion dollars."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from verifykit_quotes.numbers import Readings

GLUED: Mapping[str, int] = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
"""Letters that stand right behind a number and may multiply it; "m" may also be metres."""

ABBREVIATED: Mapping[str, int] = {
    "mn": 10**6, "mln": 10**6, "mio": 10**6, "mill": 10**6, "milj": 10**6,
    "bn": 10**9, "bln": 10**9, "mrd": 10**9, "md": 10**9, "mia": 10**9,
    "tn": 10**12, "trn": 10**12, "bio": 10**12,
}  # fmt: skip
"""Short forms of million, billion and so on, with or without a space before them."""

_CURRENCIES = {
    "$": "dollar dollars dolar dolares dollari dollaria usd",
    "€": "euro euros euroa eur",
    "£": "pound pounds pfund libra libras livre livres punta puntaa gbp",
    "¥": "yen yenes jeni jenia jpy",
    "₽": "rouble roubles ruble rubles rubel rublo rublos ruplaa rub",
}
CURRENCIES: Mapping[str, str] = {
    word: sign for sign, words in _CURRENCIES.items() for word in (sign, *words.split())
}
"""The sign of a currency by its sign, its name (as a key) and its code."""


def multiplied(values: Readings, multiplier: int, *, sure: bool) -> Readings:
    """Return the readings of a number with a short form behind it; unsure ones may be none."""
    times = frozenset(value * Decimal(multiplier) for value in values)
    return times if sure else times | values

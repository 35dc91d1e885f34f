"""What a number says, however it is written: 1,234 and 1.234, eight and 8, 2.5 million."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from verifykit_quotes.language import NumberWords

Readings = frozenset[Decimal]
"""The values that a written number can have: 1.234 is a thousand and more, or one and a bit."""

DIGITS = r"\d{1,3}(?:[ \u00a0\u2009\u202f’'٬]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*"
"""A number in digits, with the separators of thousands and decimals that are in use."""

ASCII_DIGITS = r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
"""The same in a text in ASCII: it compiles in a fraction of the time."""

_SEPARATORS = dict.fromkeys(map(ord, " \u00a0\u2009\u202f’'٬"))


def digits(text: str) -> Readings:
    """Return the readings of a number in digits, of any script."""
    if text.isdecimal():
        return frozenset({Decimal(text)})
    plain = text.translate(_SEPARATORS).replace("٫", ".")
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return frozenset({Decimal(plain)})
    last = max(plain.rfind("."), plain.rfind(","))
    whole, rest = re.sub(r"[.,]", "", plain[:last]), plain[last + 1 :]
    decimal, thousands = Decimal(f"{whole}.{rest}"), Decimal(whole + rest)
    if len(set(marks)) == 2:
        return frozenset({decimal})
    if len(marks) > 1:
        return frozenset({thousands})
    if len(rest) != 3 or len(whole) > 3 or whole == "0":
        return frozenset({decimal})
    # Nobody writes the zero at the end of 1.250 unless it is a thousand and more.
    return frozenset({thousands} if rest.endswith("0") else {decimal, thousands})


def spelled(parts: Sequence[str], words: NumberWords, start: Iterable[Decimal] = ()) -> Readings:
    """Return the readings of number words in their order; `start` are those of digits before."""
    readings = list(start)
    if readings:
        return frozenset(_sum(parts, words, first) for first in readings)
    return frozenset({_sum(parts, words)})


def _sum(parts: Sequence[str], words: NumberWords, first: Decimal | None = None) -> Decimal:
    addends = [] if first is None else [first]
    for part in parts:
        if part in words.units:
            addends.append(Decimal(words.units[part]))
        elif part in words.multipliers:
            multiplier = Decimal(words.multipliers[part])
            smaller = Decimal(0)
            while addends and addends[-1] < multiplier:
                smaller += addends.pop()
            addends.append((smaller or Decimal(1)) * multiplier)
    return sum(addends, Decimal(0))

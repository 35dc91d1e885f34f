"""A number in a text with what it counts or measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, NamedTuple

Kind = Literal["percent", "points", "currency", "measure", "count"]
Sense = Literal["", "about", "more", "less"]


class Quantity(NamedTuple):
    """A number: characters `start` to `end` of a text, its unit included.

    `values` are what the number may be: 1.234 is a thousand and more, or one and a bit. `unit` is
    "percent", "percentage points", the name of a currency or that of a unit of measure as pint
    has it; of a count it is empty, and `counted` has the beginnings of the words that follow. `to`
    are the values of the other end, in "10 to 15 percent". `sense` is that of the words before it:
    about, more than, less than. `begins_change` says that it stands behind "from".
    """

    start: int
    end: int
    text: str
    values: frozenset[Decimal]
    to: frozenset[Decimal] = frozenset()
    kind: Kind = "count"
    unit: str = ""
    counted: tuple[str, ...] = ()
    sense: Sense = ""
    begins_change: bool = False

    def data(self) -> dict[str, Any]:
        """Return it as plain data, for findings."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "values": [str(one) for one in sorted(self.values)],
            "unit": self.unit,
        }

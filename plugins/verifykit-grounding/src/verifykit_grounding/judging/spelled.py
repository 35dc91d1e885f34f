"""Numbers that a document says without a number: "a year and a half", "a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from attrs import evolve

from verifykit_grounding.judging.agreement import same
from verifykit_grounding.judging.figures import Figure
from verifykit_grounding.judging.source import Stretch

_ARTICLE = re.compile(
    r"(?i)\b(?:(half )an?|an?|one) (minute|hour|day|week|fortnight|month|year|decade|century|mile"
    r"|kilometre|acre|hectare|ton|tonne|dozen|score|hundred|thousand|million|billion)"
    r"( and a half)?\b"
)
_UNITS = {
    "fortnight": (14, "day"), "dozen": (12, ""), "score": (20, ""), "hundred": (100, ""),
    "thousand": (1000, ""), "million": (10**6, ""), "billion": (10**9, ""),
}  # fmt: skip


def in_words(figure: Figure, near: Sequence[Stretch]) -> str | None:
    """Return the words of a document that say a number: "a year and a half" for 18 months."""
    for stretch in near:
        for found in _ARTICLE.finditer(stretch.text):
            half, unit, more = found.groups()
            value = Decimal("0.5" if half else 1) + Decimal("0.5" if more else 0)
            each, of = _UNITS.get(unit.lower(), (1, unit.lower()))
            told = evolve(
                figure,
                values=frozenset({value * each}),
                unit=of,
                measure=bool(of),
                sense="",
                counts=False,
            )
            if same(figure, told):
                return f"“{found[0]}”"
    return None

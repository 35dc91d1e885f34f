"""Cells that a spreadsheet shows as 27% and stores as 0.27."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifykit.loading.rules.tables import SHOWN_AS_PERCENT
from verifykit.model.finding import Finding

_PERCENT = frozenset({"percent", "%", "per cent", "pct"})
_DIGITS = 12
"""A double holds 15; what multiplying by a hundred adds in the last ones was never written."""


class Percentage(float):
    """The number in a cell that is shown as a percentage."""


def as_shown(data: dict[str, Any]) -> Iterator[Finding]:
    """Give the claims whose unit is percent the numbers that their cells show: 27, not 0.27.

    Yield a note for each of them. A claim in another unit keeps the number that is stored.
    """
    units = {
        predicate.get("id"): predicate.get("unit")
        for predicate in data.get("predicates", ())
        if isinstance(predicate.get("id"), str)
    }
    for index, claim in enumerate(data.get("claims", ())):
        predicate = claim.get("predicate")
        unit = claim.get("unit", units.get(predicate) if isinstance(predicate, str) else None)
        percent = isinstance(unit, str) and unit.strip().lower() in _PERCENT
        if "value" in claim:
            stored = claim["value"]
            claim["value"] = _shown(stored, percent=percent)
            if percent and isinstance(stored, Percentage):
                yield SHOWN_AS_PERCENT.finding(
                    f"read as {claim['value']} percent, as the cell shows it; it stores "
                    f"{float(stored):g}",
                    claim=claim["id"] if isinstance(claim.get("id"), str) else None,
                    pointer=f"/claims/{index}/value",
                )


def _shown(value: Any, *, percent: bool) -> Any:
    if isinstance(value, dict):
        return {key: _shown(part, percent=percent) for key, part in value.items()}
    if not isinstance(value, Percentage):
        return value
    if not percent:
        return float(value)
    shown = float(f"{value * 100:.{_DIGITS}g}")
    return int(shown) if shown.is_integer() else shown

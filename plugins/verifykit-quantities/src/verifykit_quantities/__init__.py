"""Numbers with their units in texts and cases. A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_quantities.quantity import Quantity
    from verifykit_quantities.reading import quantities
    from verifykit_quantities.units import factor
    from verifykit_quantities.words import UNITS

_HOMES = {"Quantity": "quantity", "UNITS": "words", "factor": "units", "quantities": "reading"}

__all__ = ["UNITS", "Quantity", "factor", "quantities"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without figures need not wait for what reads them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""Dates, durations and their order in texts and cases. A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_chronology.expression import Expression
    from verifykit_chronology.reading import expressions

_HOMES = {"Expression": "expression", "expressions": "reading"}

__all__ = ["Expression", "expressions"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without dates need not wait for what reads them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

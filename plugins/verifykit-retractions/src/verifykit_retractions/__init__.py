"""Which documents of a case were retracted or corrected, by Crossref. A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_retractions.doi import doi_of
    from verifykit_retractions.work import Notice, Work, work_of

_HOMES = {"Notice": "work", "Work": "work", "doi_of": "doi", "work_of": "work"}

__all__ = ["Notice", "Work", "doi_of", "work_of"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without papers need not wait for what reads their records.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

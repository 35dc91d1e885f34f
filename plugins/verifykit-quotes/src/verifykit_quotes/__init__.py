"""Is the quoted sentence really in the captured page? A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_quotes.differences import Difference
    from verifykit_quotes.located import Located
    from verifykit_quotes.locating import locate

_HOMES = {"Difference": "differences", "Located": "located", "locate": "locating"}

__all__ = ["Difference", "Located", "locate"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without quotes need not wait for what compares them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

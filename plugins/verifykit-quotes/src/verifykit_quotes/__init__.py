"""Is the quoted sentence really in the captured page? A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_quotes.differences import Difference
    from verifykit_quotes.language import Language
    from verifykit_quotes.location import Location
    from verifykit_quotes.page import Page
    from verifykit_quotes.search import locate
    from verifykit_quotes.tokens import Token

_HOMES = {
    "Difference": "differences",
    "Language": "language",
    "Location": "location",
    "Page": "page",
    "Token": "tokens",
    "locate": "search",
}

__all__ = ["Difference", "Language", "Location", "Page", "Token", "locate"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without quotes need not wait for what compares them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""Which documents are copies of which? A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_echo.copies import Copy, find_copies
    from verifykit_echo.options import EchoOptions

_HOMES = {"Copy": "copies", "EchoOptions": "options", "find_copies": "copies"}

__all__ = ["Copy", "EchoOptions", "find_copies"]


def __getattr__(name: str) -> Any:
    # numpy takes a tenth of a second to import, so only who compares texts waits for it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

"""Which documents are copies of which? A plug-in of verifykit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_echo.copies import Copy, find_copies
    from verifykit_echo.options import EchoOptions

__all__ = ["Copy", "EchoOptions", "find_copies"]


def __getattr__(name: str) -> Any:
    # numpy takes a tenth of a second to import, so only who compares texts waits for it.
    if name in ("Copy", "find_copies"):
        from verifykit_echo import copies

        return getattr(copies, name)
    if name == "EchoOptions":
        from verifykit_echo.options import EchoOptions

        return EchoOptions
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

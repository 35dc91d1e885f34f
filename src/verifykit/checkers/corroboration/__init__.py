"""Built-in plug-in `corroboration`: whether the lines of a claim really stand on their own."""

from __future__ import annotations

from verifykit.checkers.corroboration.checker import Corroboration
from verifykit.plugin import hookimpl

__all__ = ["Corroboration"]


@hookimpl
def verifykit_checkers() -> tuple[Corroboration]:
    """Return the checker."""
    return (Corroboration(),)

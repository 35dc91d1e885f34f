"""Built-in plug-in `contradiction`: what cannot hold together, and what only looks like it."""

from __future__ import annotations

from verifykit.checkers.contradiction.checker import Contradiction
from verifykit.plugin import hookimpl

__all__ = ["Contradiction"]


@hookimpl
def verifykit_checkers() -> tuple[Contradiction]:
    """Return the checker."""
    return (Contradiction(),)

"""Built-in plug-in `source-count`: counts origins instead of documents."""

from __future__ import annotations

from verifykit.checkers.source_count.checker import SourceCount
from verifykit.plugin import hookimpl

__all__ = ["SourceCount"]


@hookimpl
def verifykit_checkers() -> tuple[SourceCount]:
    """Return the checker."""
    return (SourceCount(),)

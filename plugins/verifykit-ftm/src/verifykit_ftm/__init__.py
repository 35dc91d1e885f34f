"""FollowTheMoney statements as a case and as a corpus, and back. A plug-in of verifykit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_ftm.statement import Statement

__all__ = ["Statement"]


def __getattr__(name: str) -> Any:
    # Imported when first used: every run imports the plug-in, and few read statements.
    if name != "Statement":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from verifykit_ftm.statement import Statement

    return Statement

"""FollowTheMoney statements as a case and as a corpus, and back. A plug-in of verifykit."""

from verifykit_ftm.statement import Statement

__all__ = ["Statement"]

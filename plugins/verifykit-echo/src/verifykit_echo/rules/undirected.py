"""ECH002: two documents have a text in common, and nothing says who was first."""

from __future__ import annotations

from verifykit import Rule

UNDIRECTED = Rule.from_page(
    __file__, code="ECH002", name="copied-text-undirected", severity="warning", kind="review"
)

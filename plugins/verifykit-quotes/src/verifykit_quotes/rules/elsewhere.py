"""QUO006: the words are there, in another context."""

from __future__ import annotations

from verifykit import Rule

ELSEWHERE = Rule.from_page(
    __file__, code="QUO006", name="quote-elsewhere", severity="note", kind="review"
)

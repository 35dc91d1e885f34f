"""QUO003: the page says it in slightly other words."""

from __future__ import annotations

from verifykit import Rule

INEXACT = Rule.from_page(
    __file__, code="QUO003", name="quote-inexact", severity="note", kind="review"
)

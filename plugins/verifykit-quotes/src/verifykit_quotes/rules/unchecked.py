"""QUO005: there is no page to compare the quote with."""

from __future__ import annotations

from verifykit import Rule

UNCHECKED = Rule.from_page(
    __file__, code="QUO005", name="quote-unchecked", severity="note", kind="open"
)

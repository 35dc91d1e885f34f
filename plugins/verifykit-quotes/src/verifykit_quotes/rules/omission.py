"""QUO004: what the quote leaves out would matter."""

from __future__ import annotations

from verifykit import Rule

OMISSION = Rule.from_page(
    __file__, code="QUO004", name="quote-omission", severity="warning", kind="review"
)

"""QUO002: nothing in the page is like the quote."""

from __future__ import annotations

from verifykit import Rule

ABSENT = Rule.from_page(__file__, code="QUO002", name="quote-absent", severity="error")

"""QUO001: the page says something else than the quote."""

from __future__ import annotations

from verifykit import Rule

ALTERED = Rule.from_page(__file__, code="QUO001", name="quote-altered", severity="error")

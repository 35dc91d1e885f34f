"""ECH001: a document has its text from another one, and the case does not say so."""

from __future__ import annotations

from verifykit import Rule

COPIED = Rule.from_page(__file__, code="ECH001", name="copied-text", severity="warning")

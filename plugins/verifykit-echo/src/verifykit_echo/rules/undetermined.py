"""ECH003: a capture is too short to be compared, or cannot be read."""

from __future__ import annotations

from verifykit import Rule

UNDETERMINED = Rule.from_page(
    __file__, code="ECH003", name="copying-undetermined", severity="note", kind="open"
)

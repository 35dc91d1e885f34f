"""Rules about what refers to what: ids, cycles, and the captures on disk."""

from __future__ import annotations

from verifykit.model.rule import Rule

DUPLICATE_ID = Rule.from_page(__file__, code="VK201", name="duplicate-id", severity="error")
UNKNOWN_REFERENCE = Rule.from_page(
    __file__, code="VK202", name="unknown-reference", severity="error"
)
MEMBER_CYCLE = Rule.from_page(__file__, code="VK203", name="member-cycle", severity="error")
PART_CYCLE = Rule.from_page(__file__, code="VK204", name="part-cycle", severity="error")
OWNER_CYCLE = Rule.from_page(__file__, code="VK205", name="owner-cycle", severity="error")
UNREACHED_DOCUMENT = Rule.from_page(
    __file__, code="VK206", name="known-through-cycle", severity="error"
)
SELF_REFERENCE = Rule.from_page(__file__, code="VK207", name="self-reference", severity="error")
CAPTURE_OUTSIDE = Rule.from_page(__file__, code="VK208", name="capture-outside", severity="error")
CAPTURE_MISSING = Rule.from_page(__file__, code="VK209", name="capture-missing", severity="error")
CAPTURE_CHANGED = Rule.from_page(__file__, code="VK210", name="capture-changed", severity="error")

REFERENCE_RULES = (
    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    MEMBER_CYCLE,
    PART_CYCLE,
    OWNER_CYCLE,
    UNREACHED_DOCUMENT,
    SELF_REFERENCE,
    CAPTURE_OUTSIDE,
    CAPTURE_MISSING,
    CAPTURE_CHANGED,
)

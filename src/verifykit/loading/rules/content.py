"""Rules about the content of a case taken by itself: the schema, dates, and values."""

from __future__ import annotations

from verifykit.model.rule import Rule

UNKNOWN_KEY = Rule.from_page(__file__, code="VK101", name="unknown-key", severity="error")
MISSING_KEY = Rule.from_page(__file__, code="VK102", name="missing-key", severity="error")
WRONG_TYPE = Rule.from_page(__file__, code="VK103", name="wrong-type", severity="error")
WRONG_VALUE = Rule.from_page(__file__, code="VK104", name="wrong-value", severity="error")
OUT_OF_BOUNDS = Rule.from_page(__file__, code="VK105", name="out-of-bounds", severity="error")
IMPOSSIBLE_DATE = Rule.from_page(__file__, code="VK106", name="impossible-date", severity="error")
UNFIT_VALUE = Rule.from_page(__file__, code="VK107", name="unfit-value", severity="error")
UNREADABLE = Rule.from_page(__file__, code="VK199", name="beyond-the-validator", severity="error")

CONTENT_RULES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    OUT_OF_BOUNDS,
    IMPOSSIBLE_DATE,
    UNFIT_VALUE,
    UNREADABLE,
)

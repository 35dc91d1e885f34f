"""The rules of the plug-in, each a page and a module that finds it."""

from __future__ import annotations

from verifykit import Rule

WEEKDAY_MISMATCH = Rule.from_page(
    __file__, code="CHR001", name="weekday-mismatch", severity="warning"
)
NO_SUCH_DAY = Rule.from_page(__file__, code="CHR002", name="no-such-day", severity="warning")
WHEN_DIFFERS_FROM_TEXT = Rule.from_page(
    __file__, code="CHR003", name="when-differs-from-text", severity="warning", kind="review"
)
PART_OF_THE_TIME = Rule.from_page(
    __file__, code="CHR004", name="part-of-the-time", severity="warning", kind="review"
)
QUOTE_OF_ANOTHER_TIME = Rule.from_page(
    __file__, code="CHR005", name="quote-of-another-time", severity="warning", kind="review"
)
TOLD_BEFORE_IT_HAPPENED = Rule.from_page(
    __file__, code="CHR006", name="told-before-it-happened", severity="warning", kind="review"
)
SOURCE_YOUNGER_THAN_COPY = Rule.from_page(
    __file__, code="CHR007", name="source-younger-than-copy", severity="warning", kind="review"
)
CAPTURED_BEFORE_PUBLISHED = Rule.from_page(
    __file__, code="CHR008", name="captured-before-published", severity="warning", kind="review"
)
EFFECT_BEFORE_CAUSE = Rule.from_page(
    __file__, code="CHR009", name="effect-before-cause", severity="warning", kind="review"
)
DURATION_DIFFERS = Rule.from_page(
    __file__, code="CHR010", name="duration-differs", severity="warning"
)
TWO_HOLDERS_OF_ONE_OFFICE = Rule.from_page(
    __file__, code="CHR011", name="two-holders-of-one-office", severity="warning", kind="review"
)
NOT_IN_OFFICE_THEN = Rule.from_page(
    __file__, code="CHR012", name="not-in-office-then", severity="warning", kind="review"
)

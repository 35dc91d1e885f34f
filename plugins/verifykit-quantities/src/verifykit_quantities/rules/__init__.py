"""The rules of the plug-in, each a page and a module that finds it."""

from __future__ import annotations

from verifykit import Rule

FIGURE_OFF_BY_A_THOUSAND = Rule.from_page(
    __file__, code="QTY001", name="figure-off-by-a-thousand", severity="warning", kind="review"
)
PERCENT_AND_POINTS = Rule.from_page(
    __file__, code="QTY002", name="percent-and-points", severity="warning", kind="review"
)
VALUE_DIFFERS_FROM_TEXT = Rule.from_page(
    __file__, code="QTY003", name="value-differs-from-text", severity="warning", kind="review"
)
QUOTE_HAS_OTHER_FIGURE = Rule.from_page(
    __file__, code="QTY004", name="quote-has-other-figure", severity="warning", kind="review"
)
CHANGE_MISCOUNTED = Rule.from_page(
    __file__, code="QTY005", name="change-miscounted", severity="warning", kind="review"
)
CONVERSION_DIFFERS = Rule.from_page(
    __file__, code="QTY006", name="conversion-differs", severity="warning", kind="review"
)

"""The rules of the plug-in, each a page and a module that finds it among the checked quotes.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""

from __future__ import annotations

from verifykit import Rule

QUOTE_ALTERED = Rule.from_page(__file__, code="QUO001", name="quote-altered", severity="error")
QUOTE_ABSENT = Rule.from_page(__file__, code="QUO002", name="quote-absent", severity="error")
QUOTE_INEXACT = Rule.from_page(
    __file__, code="QUO003", name="quote-inexact", severity="note", kind="review"
)
QUOTE_OMISSION = Rule.from_page(
    __file__, code="QUO004", name="quote-omission", severity="warning", kind="review"
)
QUOTE_UNCHECKED = Rule.from_page(
    __file__, code="QUO005", name="quote-unchecked", severity="note", kind="open"
)
QUOTE_ELSEWHERE = Rule.from_page(
    __file__, code="QUO006", name="quote-elsewhere", severity="note", kind="review"
)
QUOTE_DENIES = Rule.from_page(
    __file__, code="QUO008", name="quote-denies", severity="warning", kind="review"
)
QUOTE_OF_SOMEBODY_ELSE = Rule.from_page(
    __file__, code="QUO007", name="quote-of-somebody-else", severity="warning", kind="review"
)

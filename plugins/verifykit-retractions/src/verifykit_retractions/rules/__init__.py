"""The rules of the plug-in, each a page and a module that finds it in what Crossref knows."""

from __future__ import annotations

from verifykit import Rule

RETRACTION_NOT_IN_CASE = Rule.from_page(
    __file__, code="RET001", name="retraction-not-in-case", severity="warning"
)
CORRECTION_NOT_IN_CASE = Rule.from_page(
    __file__, code="RET002", name="correction-not-in-case", severity="note"
)
NOTICE_TO_READ = Rule.from_page(
    __file__, code="RET003", name="notice-to-read", severity="warning", kind="review"
)
NOT_LOOKED_UP = Rule.from_page(
    __file__, code="RET004", name="not-looked-up", severity="note", kind="open"
)
RETRACTION_NOT_REGISTERED = Rule.from_page(
    __file__, code="RET005", name="retraction-not-registered", severity="note", kind="review"
)

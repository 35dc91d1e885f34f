"""The rules of the plug-in, each a page; one module finds those that are found in one walk."""

from __future__ import annotations

from verifykit import Rule

CHECKER = "grounding"
"""The checker that has them: its answers are found again by this name."""

UNCITED = Rule.from_page(__file__, code="GRD001", name="uncited", severity="warning", kind="open")
CITATION_DANGLING = Rule.from_page(
    __file__, code="GRD002", name="citation-dangling", severity="error"
)
DOCUMENT_NOT_HELD = Rule.from_page(
    __file__, code="GRD003", name="document-not-held", severity="warning", kind="open"
)
CAPTURE_WITHOUT_TEXT = Rule.from_page(
    __file__, code="GRD004", name="capture-without-text", severity="warning", kind="open"
)
PASSAGE_NOT_FOUND = Rule.from_page(
    __file__, code="GRD005", name="passage-not-found", severity="error"
)
QUOTATION_ALTERED = Rule.from_page(
    __file__, code="GRD006", name="quotation-altered", severity="error"
)
NUMBER_NOT_IN_SOURCE = Rule.from_page(
    __file__, code="GRD007", name="number-not-in-source", severity="warning", kind="review"
)
OTHER_NUMBER = Rule.from_page(__file__, code="GRD008", name="other-number", severity="error")
DATE_NOT_IN_SOURCE = Rule.from_page(
    __file__, code="GRD009", name="date-not-in-source", severity="warning", kind="review"
)
FACTOR_OF_A_THOUSAND = Rule.from_page(
    __file__, code="GRD010", name="factor-of-a-thousand", severity="error"
)
PERCENT_FOR_POINTS = Rule.from_page(
    __file__, code="GRD011", name="percent-for-points", severity="error"
)
NAME_NOT_IN_SOURCE = Rule.from_page(
    __file__, code="GRD012", name="name-not-in-source", severity="warning", kind="review"
)
NEGATION_DIFFERS = Rule.from_page(
    __file__, code="GRD013", name="negation-differs", severity="error"
)
NOTHING_RESEMBLES = Rule.from_page(
    __file__, code="GRD014", name="nothing-resembles", severity="warning", kind="open"
)
BETTER_PASSAGE_ELSEWHERE = Rule.from_page(
    __file__, code="GRD015", name="better-passage-elsewhere", severity="warning", kind="review"
)
MANY_LINKS_ONE_ORIGIN = Rule.from_page(
    __file__, code="GRD016", name="many-links-one-origin", severity="warning", kind="review"
)
LEFT_TO_THE_READER = Rule.from_page(
    __file__, code="GRD017", name="left-to-the-reader", severity="note", kind="review"
)
ORIGINS_UNDETERMINED = Rule.from_page(
    __file__, code="GRD018", name="origins-undetermined", severity="note", kind="review"
)

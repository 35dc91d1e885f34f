"""The rules of the plug-in, each a page and a module that finds its faults in one review.

They are those that Google's guide to ClaimReview structured data and schema.org state.
"""

from __future__ import annotations

from verifykit import Rule

CLAIM_REVIEWED_MISSING = Rule.from_page(
    __file__, code="CLR001", name="claim-reviewed-missing", severity="error"
)
RATING_MISSING = Rule.from_page(__file__, code="CLR002", name="rating-missing", severity="error")
REVIEW_URL_MISSING = Rule.from_page(
    __file__, code="CLR003", name="review-url-missing", severity="error"
)
RATING_OFF_SCALE = Rule.from_page(
    __file__, code="CLR004", name="rating-off-scale", severity="error"
)
RATING_CONTRADICTS_ITSELF = Rule.from_page(
    __file__, code="CLR005", name="rating-contradicts-itself", severity="warning"
)
CHECKER_MISSING = Rule.from_page(
    __file__, code="CLR006", name="checker-missing", severity="warning"
)
CLAIMANT_MISSING = Rule.from_page(
    __file__, code="CLR007", name="claimant-missing", severity="warning"
)
APPEARANCES_MIXED_UP = Rule.from_page(
    __file__, code="CLR008", name="appearances-mixed-up", severity="warning"
)
PROPERTY_MISSHAPEN = Rule.from_page(
    __file__, code="CLR009", name="property-misshapen", severity="note"
)
RATING_WORD_UNKNOWN = Rule.from_page(
    __file__, code="CLR010", name="rating-word-unknown", severity="note", kind="open"
)
REVIEW_DATE_MALFORMED = Rule.from_page(
    __file__, code="CLR011", name="review-date-malformed", severity="warning"
)
RECORDS_SKIPPED = Rule.from_page(
    __file__, code="CLR012", name="records-skipped", severity="note", kind="open"
)

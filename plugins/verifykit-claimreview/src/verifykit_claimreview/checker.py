"""The checker `claim-reviews`: the reviews in a case, held to what ClaimReview asks for."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, RuleFolder
from verifykit_claimreview.keys import EXTENSION, SKIPPED

RULES = RuleFolder.of("verifykit_claimreview.rules")


class ClaimReviews:
    """Finds faults in the reviews that are evidence of a case, in their `x-claimreview`.

    It answers nothing about claims themselves, so it gives no scores.
    """

    name = "claim-reviews"
    rules = RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield a finding for each fault, at the part of the review that it is about."""
        return RULES.find(case, context) if _has_reviews(case) else iter(())


def _has_reviews(case: Case) -> bool:
    """Whether there is a review, or was one that could not be read."""
    told = [*case.header_extensions, *(one for item in case.evidence for one in item.extensions)]
    return any(name in (EXTENSION, SKIPPED) for name, _ in told)

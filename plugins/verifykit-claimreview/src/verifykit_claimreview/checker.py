"""The checker `claim-reviews`: the reviews in a case, held to what ClaimReview asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Context, Evidence, Finding
from verifykit_claimreview.case_data import EXTENSION
from verifykit_claimreview.rules import FINDERS, RULES


class ClaimReviews:
    """Finds faults in the reviews that are evidence of a case, in their `x-claimreview`.

    It answers nothing about claims themselves, so it gives no scores.
    """

    name = "claim-reviews"
    rules = RULES

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield a finding for each fault, at the part of the review that it is about."""
        for evidence in case.evidence:
            review = _review(evidence)
            if review is None:
                continue
            claim = evidence.claim if evidence.claim in case.claims_by_id else None
            for rule, find in FINDERS:
                for fault in find(review):
                    place = "".join(f"/{step}" for step in _existing(review, fault.where))
                    yield rule.finding(
                        fault.message,
                        claim=claim,
                        pointer=f"{case.pointer(evidence)}/{EXTENSION}{place}",
                    )


def _review(evidence: Evidence) -> Mapping[str, Any] | None:
    told = dict(evidence.extensions).get(EXTENSION)
    review = None if told is None else json.loads(told)
    return review if isinstance(review, dict) else None


def _existing(review: Mapping[str, Any], where: tuple[str, ...]) -> Iterator[str]:
    """As much of a path as there is."""
    value: Any = review
    for step in where:
        if not isinstance(value, dict) or step not in value:
            return
        value = value[step]
        yield step

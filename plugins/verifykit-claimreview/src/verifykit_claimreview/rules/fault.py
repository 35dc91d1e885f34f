"""A fault of a review, and what finds those of a rule in every review of a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import frozen

from verifykit import Case, Context, Evidence, Finding, Rule
from verifykit_claimreview.keys import EXTENSION


@frozen
class Fault:
    """What is wrong, and the keys that lead to it inside the review, there or not."""

    where: tuple[str, ...]
    message: str


@frozen
class InReviews:
    """Finds the faults of a rule in the reviews that are evidence of a case."""

    rule: Rule
    faults: Callable[[Mapping[str, Any]], Iterator[Fault]]
    """What finds them in one review."""

    def __call__(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield a finding for each fault, at the part of the review that it is about."""
        for evidence, review in reviews_in(context):
            claim = evidence.claim if evidence.claim in case.claims_by_id else None
            for fault in self.faults(review):
                place = "".join(f"/{step}" for step in _existing(review, fault.where))
                yield self.rule.finding(
                    fault.message,
                    claim=claim,
                    pointer=f"{case.pointer(evidence)}/{EXTENSION}{place}",
                )


def reviews_in(context: Context) -> tuple[tuple[Evidence, Mapping[str, Any]], ...]:
    """Return the reviews of a case, each with the evidence that it is."""
    return context.once(_reviews)


def _reviews(context: Context) -> tuple[tuple[Evidence, Mapping[str, Any]], ...]:
    found = ((evidence, _review(evidence)) for evidence in context.case.evidence)
    return tuple((evidence, review) for evidence, review in found if review is not None)


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

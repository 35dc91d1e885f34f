"""Reviewed claims as ClaimReview: `--output claimreview=PATH`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, TextIO

from attrs import frozen

from verifykit import ConfigError, InputError, Report, Rule
from verifykit_claimreview.checker import RULES
from verifykit_claimreview.own_review import is_reviewed, review_to_publish
from verifykit_claimreview.publisher import Publisher
from verifykit_claimreview.rules.fault import InReviews


@frozen
class ClaimReviewWriter:
    """Writes a ClaimReview for each claim with a verdict, in one JSON-LD graph."""

    publisher: Publisher
    name: ClassVar[str] = "claimreview"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonld",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reviews of all reports.

        Raises ConfigError, naming what is missing, if a review would have no address or author
        or break another rule that is an error: nobody should publish what search engines refuse.
        Raises InputError if a case is invalid.
        """
        reviews = [review for report in reports for review in self._reviews(report)]
        graph = {"@context": "https://schema.org", "@graph": reviews}
        json.dump(graph, stream, ensure_ascii=False, indent=2)
        stream.write("\n")

    def _reviews(self, report: Report) -> Iterator[dict[str, Any]]:
        if report.case is None:
            raise InputError(f"{report.path or 'the case'} is invalid: there is nothing to publish")
        publisher = self.publisher.of_case(report.case)
        for scored in report.claims:
            claim = report.case.claims_by_id[scored.id]
            if is_reviewed(claim, scored, publisher):
                review = review_to_publish(report.case, claim, scored, publisher)
                _refuse_faulty(review, claim.id)
                yield review


def _refuse_faulty(review: Mapping[str, Any], claim: str) -> None:
    for find in RULES.finders:
        if isinstance(find, InReviews) and _forbids_publication(find.rule):
            rule = find.rule
            for fault in find.faults(review):
                raise ConfigError(
                    f"the review of {claim} cannot be published: {fault.message} ({rule.code}); "
                    "say it in [plugins.claimreview], or in x-claimreview of the case or claim"
                )


def _forbids_publication(rule: Rule) -> bool:
    return rule.severity == "error" or rule.name == "checker-missing"

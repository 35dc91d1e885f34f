"""CLR011: a date that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import text
from verifykit_claimreview.plain import day, item_reviewed
from verifykit_claimreview.rules import REVIEW_DATE_MALFORMED
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each date that is there and cannot be read."""
    dates = (
        (("datePublished",), review.get("datePublished")),
        (("itemReviewed", "datePublished"), item_reviewed(review).get("datePublished")),
    )
    for where, value in dates:
        written = text(value)
        if written is not None and day(written) is None:
            yield Fault(where, f"{written[:40]!r} is no ISO 8601 date")


find = InReviews(REVIEW_DATE_MALFORMED, faults)

"""CLR001: a review that does not say what was claimed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import text
from verifykit_claimreview.rules import CLAIM_REVIEWED_MISSING
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if claimReviewed is absent or blank."""
    if text(review.get("claimReviewed")) is None:
        yield Fault(("claimReviewed",), "claimReviewed is missing: what was claimed?")


find = InReviews(CLAIM_REVIEWED_MISSING, faults)

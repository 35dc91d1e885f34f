"""CLR001: a review that does not say what was claimed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit.ratings import text
from verifykit_claimreview.rules.fault import Fault, InReviews

RULE = Rule.from_page(__file__, code="CLR001", name="claim-reviewed-missing", severity="error")


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if claimReviewed is absent or blank."""
    if text(review.get("claimReviewed")) is None:
        yield Fault(("claimReviewed",), "claimReviewed is missing: what was claimed?")


find = InReviews(RULE, faults)

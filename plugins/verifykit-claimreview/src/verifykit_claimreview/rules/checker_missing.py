"""CLR006: a review of nobody, or of the claimant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit_claimreview.plain import claimants_of, named
from verifykit_claimreview.rules import CHECKER_MISSING
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if author is absent, nameless, or the claimant as well."""
    checker = named(review.get("author"))
    if checker is None:
        yield Fault(("author",), "author names nobody: who checked the claim?")
    elif checker.casefold() in map(str.casefold, claimants_of(review)):
        message = f"{checker} is named as the checker and as the claimant"
        yield Fault(("author",), message)


find = InReviews(CHECKER_MISSING, faults)

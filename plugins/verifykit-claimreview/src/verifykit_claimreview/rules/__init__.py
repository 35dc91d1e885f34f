"""The rules of the plug-in, one to a file: its documentation, its examples, and what finds it.

They are those that Google's guide to ClaimReview structured data and schema.org state.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit_claimreview.rules import (
    appearances,
    checker_missing,
    claim_missing,
    claimant_missing,
    date,
    rating_contradicts,
    rating_missing,
    rating_scale,
    shape,
    unknown_word,
    url_missing,
)
from verifykit_claimreview.rules.fault import Fault

FINDERS: tuple[tuple[Rule, Callable[[Mapping[str, Any]], Iterator[Fault]]], ...] = tuple(
    (module.RULE, module.find)
    for module in (
        claim_missing,
        rating_missing,
        url_missing,
        rating_scale,
        rating_contradicts,
        checker_missing,
        claimant_missing,
        appearances,
        shape,
        unknown_word,
        date,
    )
)
"""Every rule with what finds its faults in one review, sorted by code."""

RULES = tuple(rule for rule, _ in FINDERS)

__all__ = ["FINDERS", "RULES", "Fault"]

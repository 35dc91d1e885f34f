"""What every checker has to keep to, one check for each promise."""

from __future__ import annotations

from collections.abc import Callable

from verifykit.testing.conformance.answers import (
    claim_ids_are_echoed,
    is_deterministic,
    mutates_nothing,
    pickles,
    pointers_resolve,
    scores_are_in_range,
)
from verifykit.testing.conformance.examples import (
    bad_examples_fire,
    codes_are_valid_and_unique,
    good_examples_stay_silent,
    rules_are_documented,
)
from verifykit.testing.conformance.invariance import (
    exact_relay_changes_nothing,
    ids_change_nothing,
    order_changes_nothing,
)
from verifykit.testing.conformance.subject import Subject
from verifykit.testing.conformance.survival import (
    survives_claim_with_text_only,
    survives_empty_case,
    survives_right_to_left_text,
    survives_thousand_sources,
)

ConformanceCheck = Callable[[Subject], None]

CHECKS: tuple[ConformanceCheck, ...] = (
    rules_are_documented,
    codes_are_valid_and_unique,
    bad_examples_fire,
    good_examples_stay_silent,
    scores_are_in_range,
    claim_ids_are_echoed,
    pointers_resolve,
    is_deterministic,
    mutates_nothing,
    pickles,
    order_changes_nothing,
    ids_change_nothing,
    exact_relay_changes_nothing,
    survives_empty_case,
    survives_claim_with_text_only,
    survives_right_to_left_text,
    survives_thousand_sources,
)
"""All checks; each raises AssertionError, with the reason, if the checker does not keep to it."""

__all__ = ["CHECKS", "ConformanceCheck", "Subject"]

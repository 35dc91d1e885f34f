"""What every checker has to keep to, one check for each promise."""

from __future__ import annotations

from collections.abc import Callable

from verifykit.plugin import BlockChecker, CaseChecker, Checker
from verifykit.testing.conformance.answers import (
    claim_ids_are_echoed,
    is_deterministic,
    messages_say_something,
    mutates_nothing,
    pickles,
    pointers_resolve,
    scores_are_in_range,
)
from verifykit.testing.conformance.blocks import (
    block_checkers_declare_no_rules,
    block_scores_are_in_range,
    blocks_agree_with_cases,
    blocks_are_judged_deterministically,
    blocks_stay_unchanged,
    cutting_changes_nothing,
    relays_in_blocks_change_nothing,
    row_order_changes_nothing,
)
from verifykit.testing.conformance.elsewhere import is_the_same_elsewhere
from verifykit.testing.conformance.examples import (
    bad_examples_fire,
    codes_are_valid_and_unique,
    good_examples_stay_silent,
    rules_and_pages_are_paired,
    rules_are_documented,
)
from verifykit.testing.conformance.invariance import (
    exact_relay_changes_nothing,
    ids_change_nothing,
    order_changes_nothing,
)
from verifykit.testing.conformance.subject import Subject
from verifykit.testing.conformance.survival import (
    cost_stays_in_proportion,
    survives_claim_with_text_only,
    survives_empty_case,
    survives_every_kind_of_document,
    survives_every_kind_of_value,
    survives_right_to_left_text,
    survives_thousand_sources,
    survives_two_thousand_claims,
)

ConformanceCheck = Callable[[Subject], None]

CHECKS: tuple[ConformanceCheck, ...] = (
    rules_are_documented,
    rules_and_pages_are_paired,
    codes_are_valid_and_unique,
    bad_examples_fire,
    good_examples_stay_silent,
    scores_are_in_range,
    claim_ids_are_echoed,
    messages_say_something,
    pointers_resolve,
    is_deterministic,
    is_the_same_elsewhere,
    mutates_nothing,
    pickles,
    order_changes_nothing,
    ids_change_nothing,
    exact_relay_changes_nothing,
    survives_every_kind_of_value,
    survives_every_kind_of_document,
    survives_empty_case,
    survives_claim_with_text_only,
    survives_right_to_left_text,
    survives_thousand_sources,
    survives_two_thousand_claims,
    cost_stays_in_proportion,
)
"""Checks of what looks at cases; each raises AssertionError, with the reason, if it is not kept."""

BLOCK_CHECKS: tuple[ConformanceCheck, ...] = (
    block_checkers_declare_no_rules,
    block_scores_are_in_range,
    blocks_are_judged_deterministically,
    blocks_stay_unchanged,
    cutting_changes_nothing,
    row_order_changes_nothing,
    relays_in_blocks_change_nothing,
    blocks_agree_with_cases,
)
"""Checks of what looks at blocks of a corpus. They need the extra `scale`."""


def checks_for(checker: Checker | CaseChecker | BlockChecker) -> tuple[ConformanceCheck, ...]:
    """Return the checks that a checker has to pass, by the protocols that it has."""
    of_cases = isinstance(checker, Checker | CaseChecker)
    of_blocks = isinstance(checker, BlockChecker)
    named = CHECKS if of_cases else (codes_are_valid_and_unique,)
    return (*named, *BLOCK_CHECKS) if of_blocks else named


__all__ = ["BLOCK_CHECKS", "CHECKS", "ConformanceCheck", "Subject", "checks_for"]

"""What every checker has to keep to, one check for each promise."""

from __future__ import annotations

from collections.abc import Callable

from verifykit.plugin import BlockChecker, CaseChecker, Checker
from verifykit.testing.conformance import (
    answers,
    blocks,
    elsewhere,
    examples,
    invariance,
    survival,
)
from verifykit.testing.conformance.subject import Subject

ConformanceCheck = Callable[[Subject], None]

CHECKS: tuple[ConformanceCheck, ...] = (
    examples.rules_are_documented,
    examples.rules_and_pages_are_paired,
    examples.codes_are_valid_and_unique,
    examples.bad_examples_fire,
    examples.good_examples_stay_silent,
    answers.scores_are_in_range,
    answers.claim_ids_are_echoed,
    answers.messages_say_something,
    answers.pointers_resolve,
    answers.is_deterministic,
    elsewhere.is_the_same_elsewhere,
    answers.mutates_nothing,
    answers.pickles,
    invariance.order_changes_nothing,
    invariance.ids_change_nothing,
    invariance.exact_relay_changes_nothing,
    survival.survives_every_kind_of_value,
    survival.survives_every_kind_of_document,
    survival.survives_empty_case,
    survival.survives_claim_with_text_only,
    survival.survives_right_to_left_text,
    survival.survives_thousand_sources,
    survival.survives_two_thousand_claims,
    survival.cost_stays_in_proportion,
)
"""Checks of what looks at cases; each raises AssertionError, with the reason, if it is not kept."""

BLOCK_CHECKS: tuple[ConformanceCheck, ...] = (
    blocks.block_checkers_declare_no_rules,
    blocks.block_scores_are_in_range,
    blocks.blocks_are_judged_deterministically,
    blocks.blocks_stay_unchanged,
    blocks.cutting_changes_nothing,
    blocks.row_order_changes_nothing,
    blocks.relays_in_blocks_change_nothing,
    blocks.blocks_agree_with_cases,
)
"""Checks of what looks at blocks of a corpus. They need the extra `scale`."""


def checks_for(checker: Checker | CaseChecker | BlockChecker) -> tuple[ConformanceCheck, ...]:
    """Return the checks that a checker has to pass, by the protocols that it has."""
    of_cases = isinstance(checker, Checker | CaseChecker)
    of_blocks = isinstance(checker, BlockChecker)
    named = CHECKS if of_cases else (examples.codes_are_valid_and_unique,)
    return (*named, *BLOCK_CHECKS) if of_blocks else named


__all__ = ["BLOCK_CHECKS", "CHECKS", "ConformanceCheck", "Subject", "checks_for"]

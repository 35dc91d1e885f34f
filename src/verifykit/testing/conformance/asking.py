"""Asks a checker by itself, without anything that would contain it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.model.case import Case
from verifykit.model.table import freeze
from verifykit.plugin import BlockChecker, CaseChecker, Checker, Context
from verifykit.scoring import score_case


def context_of(checker: Any, case: Case, options: Mapping[str, Any], **given: Any) -> Context:
    """Return what a checker is shown of a case; whom it comes after has said nothing."""
    answers = dict.fromkeys(getattr(checker, "after", ()), ())
    scoring = given.pop("scoring", None) or score_case(case)
    return Context(case=case, options=freeze(options), scoring=scoring, answers=answers, **given)


def ask(checker: Checker | CaseChecker | BlockChecker, case: Case, context: Context) -> None:
    """Ask a checker about every claim of a case, and about the case; what it raises is raised."""
    if isinstance(checker, Checker):
        for claim in case.claims:
            checker.check(claim, context)
    if isinstance(checker, CaseChecker):
        tuple(checker.check_case(case, context))

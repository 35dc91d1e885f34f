"""The hooks of the plug-in: its checker and its proposals."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Proposal, hookimpl
from verifykit_quantities.checker import QuantityChecker
from verifykit_quantities.proposals import proposed

verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[QuantityChecker]:
    """Return the one checker."""
    return (QuantityChecker(),)


@hookimpl
def verifykit_proposals(case: Case) -> Iterator[Proposal]:
    """Propose `value` and `unit` for claims whose text gives one figure."""
    return proposed(case)

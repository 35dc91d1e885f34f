"""The hooks of the plug-in: its checker and its proposals."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Proposal, hookimpl
from verifykit_chronology.checker import ChronologyChecker
from verifykit_chronology.proposals import proposed

verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[ChronologyChecker]:
    """Return the one checker."""
    return (ChronologyChecker(),)


@hookimpl
def verifykit_proposals(case: Case) -> Iterator[Proposal]:
    """Propose `when` and `during` for claims whose text says them, and `published`."""
    return proposed(case)

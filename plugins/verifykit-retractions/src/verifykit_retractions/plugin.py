"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Proposal, Services, hookimpl
from verifykit_retractions.checker import RetractionChecker
from verifykit_retractions.options import SCHEMA
from verifykit_retractions.papers import may_have_papers

verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[RetractionChecker]:
    """Return the one checker."""
    return (RetractionChecker(),)


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.retractions]`."""
    return SCHEMA


@hookimpl
def verifykit_proposals(case: Case, services: Services) -> Iterator[Proposal]:
    """Propose `retracted` and `corrected` of documents, as their publishers registered it."""
    if may_have_papers(case):
        from verifykit_retractions.proposals import proposed

        yield from proposed(case, services)

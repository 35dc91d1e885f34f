"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Proposal, Services, hookimpl
from verifykit_quotes.checker import QuoteChecker, has_quotes
from verifykit_quotes.options import SCHEMA

verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[QuoteChecker]:
    """Return the one checker."""
    return (QuoteChecker(),)


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.quotes]`."""
    return SCHEMA


@hookimpl
def verifykit_proposals(case: Case, services: Services) -> Iterator[Proposal]:
    """Propose to void evidence whose quote is altered or not in the captured page."""
    if has_quotes(case):
        # Imported here: a case without quotes need not wait for it.
        from verifykit_quotes.proposals import proposed

        yield from proposed(case, services)

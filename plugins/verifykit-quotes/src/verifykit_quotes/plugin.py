"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Proposal, Settings, hookimpl
from verifykit_quotes.checker import QuoteChecker
from verifykit_quotes.located import Located
from verifykit_quotes.options import SCHEMA, QuoteOptions
from verifykit_quotes.quotes import check_quotes
from verifykit_quotes.wording import told

NAME = "quotes"
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
def verifykit_proposals(case: Case, settings: Settings) -> Iterator[Proposal]:
    """Propose to void evidence whose quote is altered or not in the captured page."""
    options = QuoteOptions.of(settings.plugins.get(NAME, {}))
    for checked in check_quotes(case.evidence, case, options):
        if checked.located is not None and not checked.located.holds:
            reason = _reason(checked.located)
            yield Proposal(evidence=checked.evidence.id, kind="void", reason=reason)


def _reason(located: Located) -> str:
    if located.outcome == "absent":
        return "its quote is not in the captured page"
    return f"its quote is altered ({told(one for one in located.differences if one.grave)})"

"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Proposal, Settings, hookimpl
from verifykit_quotes.checker import QuoteChecker
from verifykit_quotes.checking import check_quote
from verifykit_quotes.located import Located
from verifykit_quotes.wording import told

verifykit_api = "1"


@hookimpl
def verifykit_checkers(settings: Settings) -> tuple[QuoteChecker]:
    """Return the one checker."""
    return (QuoteChecker(),)


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.quotes]`."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "context": {
                "description": "Characters before and after a passage that a selector gives.",
                "type": "integer",
                "minimum": 0,
                "maximum": 1000,
            }
        },
    }


@hookimpl
def verifykit_proposals(case: Case) -> Iterator[Proposal]:
    """Propose to void evidence whose quote is altered or not in the captured page."""
    for evidence in case.evidence:
        checked = check_quote(evidence, case)
        if checked is None or checked.located is None or checked.located.holds:
            continue
        yield Proposal(evidence=evidence.id, kind="void", reason=_reason(checked.located))


def _reason(located: Located) -> str:
    if located.outcome == "absent":
        return "its quote is not in the captured page"
    return f"its quote is altered ({told(one for one in located.differences if one.grave)})"

"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Basis, Case, Evidence, Proposal, Services, hookimpl
from verifykit_quotes.checker import QuoteChecker
from verifykit_quotes.location import Location
from verifykit_quotes.options import SCHEMA, QuoteOptions
from verifykit_quotes.quotes import check_quotes
from verifykit_quotes.wording import passage, told

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
    options = QuoteOptions.of(services.options)
    for checked in check_quotes(case.evidence, case, options, read=services.read_capture):
        located = checked.located
        if located is not None and not located.holds:
            absent = located.outcome == "absent"
            yield Proposal(
                evidence=checked.evidence.id,
                kind="void",
                reason=_reason(located),
                rule="QUO002" if absent else "QUO001",
                rests_on=(_basis(checked.evidence, located),),
            )


def _basis(evidence: Evidence, located: Location) -> Basis:
    """The passage that the quote was taken from; the page alone, where there is none."""
    if not located.passage:
        return Basis(document=evidence.document)
    return Basis(
        document=evidence.document,
        start=located.start,
        end=located.end,
        text=located.passage,
    )


def _reason(located: Location) -> str:
    if located.outcome == "absent":
        return "its quote is not in the captured page"
    altered = told(one for one in located.differences if one.grave)
    return (
        f"its quote is altered ({altered}); quoting what the page has, {passage(located)}, is the \
other way"
    )

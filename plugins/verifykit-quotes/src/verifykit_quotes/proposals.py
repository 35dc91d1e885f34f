"""What the plug-in proposes: to leave out evidence whose quote is not what the page says."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Basis, Case, Evidence, Proposal, Services
from verifykit_quotes.location import Location
from verifykit_quotes.options import QuoteOptions
from verifykit_quotes.quotes import check_quotes
from verifykit_quotes.wording import told


def proposed(case: Case, services: Services) -> Iterator[Proposal]:
    """Yield a proposal for each quote that is altered, or not in the captured page."""
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
    return f"its quote is altered ({told(one for one in located.differences if one.grave)})"

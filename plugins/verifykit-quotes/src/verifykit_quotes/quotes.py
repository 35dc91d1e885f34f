"""The quotes of a case, checked one after another, and the share of them that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from verifykit import Assessment, Case, Claim, Context, Document, Evidence
from verifykit_quotes.location import OUTCOMES, Location
from verifykit_quotes.options import QuoteOptions
from verifykit_quotes.quote_check import QuoteCheck

if TYPE_CHECKING:
    from verifykit.captures import CapturedText


def checked_quotes(context: Context) -> tuple[QuoteCheck, ...]:
    """Return what became of every quote of a case under the plug-in's options, worked out once."""
    return context.once(_checked)


def _checked(context: Context) -> tuple[QuoteCheck, ...]:
    options = QuoteOptions.of(context.options)
    read = context.services.read_capture
    return tuple(check_quotes(context.case.evidence, context.case, options, read=read))


def check_quotes(
    evidence: Iterable[Evidence],
    case: Case,
    options: QuoteOptions,
    *,
    read: Callable[[Case, Document], CapturedText] | None = None,
) -> Iterator[QuoteCheck]:
    """Yield what became of each quote; items without a quote are passed over.

    `read` gives the text of a document's capture, or raises UnreadableCapture; by default it is
    what `verifykit.captures` reads.
    """
    for item in evidence:
        if item.quote is not None:
            # Imported here, so that a case without quotes need not wait for it.
            from verifykit.captures import read_capture
            from verifykit_quotes.lookup import check_quote

            yield check_quote(item, item.quote, case, options, read or read_capture)


def share_that_holds(claim: Claim, context: Context) -> Assessment | None:
    """Return the share of a claim's quotes that hold; None if it has no quotes."""
    checked = context.once(_by_claim).get(claim.id)
    if checked is None:
        return None
    located = [one.located for one in checked if one.located is not None]
    return Assessment(
        claim=claim.id,
        score=sum(one.holds for one in located) / len(located) if located else None,
        explanation=_explanation(checked, located),
    )


def _by_claim(context: Context) -> Mapping[str, list[QuoteCheck]]:
    found: dict[str, list[QuoteCheck]] = {}
    for checked in checked_quotes(context):
        found.setdefault(checked.evidence.claim, []).append(checked)
    return found


def _explanation(checked: list[QuoteCheck], located: list[Location]) -> str:
    counts = Counter[str](one.outcome for one in located)
    counts["not compared"] = len(checked) - len(located)
    told_counts = [
        f"{counts[outcome]} {outcome}" for outcome in (*OUTCOMES, "not compared") if counts[outcome]
    ]
    noun = "quote" if len(checked) == 1 else "quotes"
    return f"{len(checked)} {noun}: {', '.join(told_counts)}"

"""The checker `quotes`: do the quotes of a claim's evidence stand in the captured pages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder
from verifykit_quotes.location import OUTCOMES, Location
from verifykit_quotes.quote_check import QuoteCheck
from verifykit_quotes.quotes import checked_quotes

_RULES = RuleFolder.of("verifykit_quotes.rules")


class QuoteChecker:
    """Compares quotes with captures. Its score of a claim is the share of quotes that hold.

    A quote holds if it is in the page, word for word or with harmless differences. Quotes that
    could not be compared do not count; a claim without any that could be has no score.
    """

    name = "quotes"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield how many of each claim's quotes hold, and what is wrong with the others."""
        return _RULES.answers(case, context, _share_that_holds)


def _share_that_holds(claim: Claim, context: Context) -> Assessment | None:
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

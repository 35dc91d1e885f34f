"""The checker `quotes`: do the quotes of a claim's evidence stand in the captured pages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verifykit import Assessment, Case, Claim, Context, Finding, Related, Rule
from verifykit_quotes.checked import Checked
from verifykit_quotes.located import OUTCOMES, Located
from verifykit_quotes.options import CONTEXT
from verifykit_quotes.quotes import check_quotes
from verifykit_quotes.rules import (
    ABSENT,
    ALTERED,
    ELSEWHERE,
    INEXACT,
    OMISSION,
    RULES,
    UNCHECKED,
)
from verifykit_quotes.wording import passage, selector, told


class QuoteChecker:
    """Compares quotes with captures. Its score of a claim is the share of quotes that hold.

    A quote holds if it is in the page, word for word or with harmless differences. Quotes that
    could not be compared do not count; a claim without any that could be has no score.
    """

    name = "quotes"
    rules = RULES

    def check(self, claim: Claim, context: Context) -> Assessment | None:
        """Return how many of the quotes hold, and what is wrong with the others."""
        width = context.options.get("context", CONTEXT)
        evidence = context.case.evidence_by_claim.get(claim.id, ())
        checked = list(check_quotes(evidence, context.case, width))
        if not checked:
            return None
        located = [one.located for one in checked if one.located is not None]
        return Assessment(
            claim=claim.id,
            score=sum(one.holds for one in located) / len(located) if located else None,
            explanation=_explanation(checked, located),
            findings=tuple(finding for one in checked for finding in _findings(one, context.case)),
        )


def _explanation(checked: list[Checked], located: list[Located]) -> str:
    counts = Counter[str](one.outcome for one in located)
    counts["not compared"] = len(checked) - len(located)
    told_counts = [
        f"{counts[outcome]} {outcome}" for outcome in (*OUTCOMES, "not compared") if counts[outcome]
    ]
    noun = "quote" if len(checked) == 1 else "quotes"
    return f"{len(checked)} {noun}: {', '.join(told_counts)}"


def _findings(checked: Checked, case: Case) -> Iterator[Finding]:
    evidence, located = checked.evidence, checked.located
    pointer = f"{case.pointer(evidence)}/quote"
    if located is None:
        message = f"the quote of {evidence.id} was not compared: {checked.reason}"
        yield UNCHECKED.finding(message, claim=evidence.claim, pointer=pointer)
        return
    related = _related(checked, case)
    for rule, message in _said(located, evidence.id):
        yield rule.finding(message, claim=evidence.claim, pointer=pointer, related=related)


def _said(located: Located, name: str) -> Iterator[tuple[Rule, str]]:
    if located.outcome == "absent":
        yield ABSENT, f"the quote of {name} is not in the captured page"
        return
    if located.outcome == "altered":
        grave = told(one for one in located.differences if one.grave)
        yield ALTERED, f"the quote of {name} is altered ({grave}); the page has {passage(located)}"
    else:
        omitted = told(one for one in located.differences if one.change == "omission")
        if omitted:
            message = f"the quote of {name} leaves out what matters ({omitted})"
            yield OMISSION, f"{message}; the page has {passage(located)}"
        if located.outcome == "inexact":
            differences = told(located.differences) or "punctuation, capitals or ellipses"
            message = f"the quote of {name} is not word for word ({differences})"
            yield INEXACT, f"{message}; the exact passage is {selector(located)}"
    if located.elsewhere:
        message = f"the quote of {name} stands in another context than its prefix and suffix say"
        yield ELSEWHERE, f"{message}: {selector(located)}"


def _related(checked: Checked, case: Case) -> tuple[Related, ...]:
    document = case.documents_by_id[checked.evidence.document or ""]
    return (Related(pointer=f"{case.pointer(document)}/capture", message="the capture"),)

"""ACH003: the outcome hangs on one claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_ach.outcome import analysis_of
from verifykit_ach.wording import listed

RULE = Rule.from_page(
    __file__, code="ACH003", name="best-set-linchpin", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim without which the best set is another."""
    analysis = analysis_of(context)
    for claim, instead in analysis.linchpins.items():
        yield RULE.finding(
            f"the outcome hangs on this claim: with it, what is left is {listed(analysis.best)}; "
            f"without it, {listed(instead)}",
            claim=claim,
            pointer=case.pointer(case.claims_by_id[claim]),
        )

"""ACH003: the outcome hangs on one claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import BEST_SET_LINCHPIN
from verifykit_ach.wording import listed


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim without which the best set is another."""
    analysis = analysis_of(context)
    for claim, instead in analysis.linchpins.items():
        yield BEST_SET_LINCHPIN.finding(
            f"the outcome hangs on this claim: with it, what is left is {listed(analysis.best)}; "
            f"without it, {listed(instead)}",
            claim=claim,
            pointer=case.pointer(case.claims_by_id[claim]),
        )

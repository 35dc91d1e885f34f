"""COR006: a narrower claim that holds better than this one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import narrower_pairs
from verifykit.checkers.wording import related_to, verdict_text
from verifykit.model.assessment import VERDICTS

RULE = Rule.from_page(
    __file__, code="COR006", name="narrower-claim-holds", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that a narrower one outdoes."""
    for narrower, broader in narrower_pairs(case):
        small, large = context.scored(narrower.id), context.scored(broader.id)
        if VERDICTS.index(small.verdict) < VERDICTS.index(large.verdict):
            yield RULE.finding(
                f"The narrower claim {narrower.id} holds better ({verdict_text(small)}) than this "
                f"one ({verdict_text(large)})",
                claim=broader.id,
                pointer=case.pointer(broader),
                related=related_to(case, [(narrower, narrower.text)]),
            )

"""CON012: one claim is narrower than the other, so both can hold."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import narrower_pairs
from verifykit.checkers.wording import related_to
from verifykit.model.assessment import VERDICTS

RULE = Rule.from_page(
    __file__, code="CON012", name="narrower-or-broader", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each declared pair of which the narrower claim holds no better."""
    for narrower, broader in narrower_pairs(case):
        small, large = context.scored(narrower.id), context.scored(broader.id)
        if VERDICTS.index(small.verdict) >= VERDICTS.index(large.verdict):
            yield RULE.finding(
                f"Narrower than {broader.id} ({broader.text}); both can hold",
                claim=narrower.id,
                pointer=case.pointer(narrower),
                related=related_to(case, [(broader, broader.text)]),
            )

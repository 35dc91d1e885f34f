"""CON019: values that may conflict, if their dates were known."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text

RULE = Rule.from_page(
    __file__, code="CON019", name="undetermined-time", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for the values of one thing of which some lack a date or an end."""
    for open_ in compared(context, "undetermined-time"):
        lacking, others = (claims_of(case, side) for side in open_.sides)
        undated = listing(f"{_told(case, claim)} [{claim.id}]" for claim in lacking)
        dated = listing(f"{_told(case, claim)} [{claim.id}]" for claim in others)
        first = lacking[0]
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: {undated} "
            f"beside {dated}; when the former holds is not known, so it cannot be told whether "
            "they contradict each other",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in (*lacking[1:], *others)]),
        )


def _told(case: Case, claim: Claim) -> str:
    when = "without a date" if claim.when is None else f"in {claim.when}"
    return f"{value_text(case, claim)} {when}"

"""CON013: values that may conflict, if only the scope were known."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import listing, related_to, value_text

RULE = Rule.from_page(
    __file__, code="CON013", name="undetermined-scope", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for the claims that lack a qualifier others have."""
    for open_ in compared(context, "undetermined-scope"):
        lacking, others = (claims_of(case, side) for side in open_.sides)
        name = open_.scope.qualifier if open_.scope is not None else ""
        here, there = (
            listing(f"{value_text(case, claim)} [{claim.id}]" for claim in side)
            for side in (lacking, others)
        )
        yield RULE.finding(
            f"{here} beside {there}: without {name!r} on the former it cannot be told whether "
            "they contradict each other",
            claim=lacking[0].id,
            pointer=case.pointer(lacking[0]),
            related=related_to(case, [(claim, claim.text) for claim in (*lacking[1:], *others)]),
        )

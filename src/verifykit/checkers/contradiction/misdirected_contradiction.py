"""CON014: a contradiction declared from the group to the member, which has no effect."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import compared
from verifykit.checkers.wording import related_to

RULE = Rule.from_page(__file__, code="CON014", name="misdirected-contradiction", severity="note")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each relation that was declared the wrong way round."""
    misdirected = {one.claims for one in compared(context, "misdirected")}
    for relation in case.relations:
        if relation.kind == "contradicts" and (relation.origin, relation.target) in misdirected:
            group, member = (case.claims_by_id[name] for name in (relation.origin, relation.target))
            yield RULE.finding(
                f"Declared from {group.id}, about a group, to {member.id}, about one of its "
                "members: in this direction a contradiction has no effect",
                claim=group.id,
                pointer=case.pointer(relation),
                related=related_to(case, [(group, group.text), (member, member.text)]),
            )

"""SRC007: a serious allegation that one unnamed source makes."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import is_asserted
from verifykit.checkers.source_count.assertion import assertions
from verifykit.checkers.wording import as_settled, origin_text, related_to

RULE = Rule.from_page(__file__, code="SRC007", name="serious-on-one-unnamed", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if a serious claim rests on one unnamed origin."""
    for assertion in assertions(context):
        if not assertion.serious_on_one_unnamed:
            continue
        items = assertion.origins[0].strand.items
        says = "asserts" if assertion.side == "supports" else "suggests"
        found = RULE.finding(
            f"A serious allegation that one unnamed source {says}: {origin_text(case, items)}",
            claim=assertion.claim.id,
            pointer=case.pointer(assertion.claim),
            related=related_to(case, [(item.evidence, "the one voice") for item in items]),
        )
        # An allegation that the case looked into and refutes is a result.
        refuted = context.scored(assertion.claim.id).verdict == "refuted"
        yield as_settled(found) if refuted and not is_asserted(case, assertion.claim) else found

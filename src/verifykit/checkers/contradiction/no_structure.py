"""CON017: claims that have only a text, so that nothing can be compared with them."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="CON017", name="no-structure", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all claims of the case without structure."""
    bare = by_content(case, [claim for claim in case.claims if not claim.is_structured])
    if bare:
        have = "has" if len(bare) == 1 else "have"
        yield RULE.finding(
            f"{count_text(len(bare), 'claim')} of {len(case.claims)} {have} no structure, so "
            f"nothing was compared with: {listing(claim.id for claim in bare)}",
            pointer=case.pointer(bare[0]),
            related=related_to(case, [(claim, claim.text) for claim in bare[1:]]),
        )

"""CON017: claims that have only a text, so that nothing can be compared with them."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="CON017", name="no-structure", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all claims of the case without structure."""
    bare = by_content(case, [claim for claim in case.claims if not claim.is_structured])
    if bare:
        lack, them = ("lacks", "it") if len(bare) == 1 else ("lack", "them")
        yield RULE.finding(
            f"{len(bare)} of {count_text(len(case.claims), 'claim')} {lack} a subject, a predicate "
            f"or a value, so nothing was compared with {them}: "
            f"{listing(claim.id for claim in bare)}",
            pointer=case.pointer(bare[0]),
            related=related_to(case, [(claim, claim.text) for claim in bare[1:]]),
        )

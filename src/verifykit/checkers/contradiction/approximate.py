"""CON024: claims that bear on one another in too many ways for an exact score."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="CON024", name="approximate", severity="note", kind="review")
MOST = 100
"""So many places are told: a person who untangles claims needs all that hang together."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims whose scores are approximate."""
    approximate = [claim for claim in case.claims if context.scored(claim.id).approximate]
    if approximate:
        claims = by_content(case, approximate)
        yield RULE.finding(
            f"The {count_text(len(claims), 'score')} of {listing(claim.id for claim in claims)} "
            f"{'is' if len(claims) == 1 else 'are'} approximate: too many combinations of what can "
            "hold together, of which only the strongest were gone through",
            claim=claims[0].id,
            pointer=case.pointer(claims[0]),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]], MOST),
        )

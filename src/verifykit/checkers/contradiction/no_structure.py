"""CON017: claims that have only a text, so that nothing can be compared with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="CON017", name="no-structure", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all claims of the case without structure."""
    bare = by_content(case, [claim for claim in case.claims if not claim.is_structured])
    if bare:
        related = {name for one in case.relations for name in (one.origin, one.target)}
        lack, them = ("lacks", "it") if len(bare) == 1 else ("lack", "them")
        yield RULE.finding(
            f"{len(bare)} of {count_text(len(case.claims), 'claim')} {lack} a subject, a predicate "
            f"or a value, so nothing was compared with {them}: "
            f"{listing(claim.id for claim in bare)}{_same_words(bare, related)}"
            f"{_negations(case, bare, related)}",
            pointer=case.pointer(bare[0]),
            related=related_to(case, [(claim, claim.text) for claim in bare[1:]]),
        )


def _same_words(bare: Sequence[Claim], related: Set[str]) -> str:
    """Return what is to be said of claims of one text, which nothing says to be one claim."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for claim in bare:
        words = " ".join(claim.text.casefold().split())
        key = words, claim.when, claim.where, claim.negated, claim.says
        alike.setdefault(key, []).append(claim.id)
    found = [names for names in alike.values() if len(names) > 1 and related.isdisjoint(names)]
    if not found:
        return ""
    more = f", and so have {len(found) - 1} more sets" if len(found) > 1 else ""
    return (
        f"; {listing(found[0])} have the same words{more}: if they are one claim, enter it once, "
        "or relate them as `equivalent`"
    )


def _negations(case: Case, bare: Sequence[Claim], related: Set[str]) -> str:
    """Return what is to be said of negated claims that nothing says what they deny."""
    found = [claim.id for claim in bare if claim.negated and claim.id not in related]
    if not found or all(claim.negated for claim in case.claims):
        return ""
    one = len(found) == 1
    return (
        f"; {listing(found)} {'is' if one else 'are'} negated, which turns what "
        f"{'it starts' if one else 'they start'} from and denies no other claim: relate "
        f"{'it' if one else 'them'} as `contradicts` to what {'it denies' if one else 'they deny'}"
    )

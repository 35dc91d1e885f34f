"""CON027: one voice carries several claims that can hold at once, and each of which denies one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of
from verifykit.checkers.wording import listing, related_to
from verifykit.comparison.comparison import EXCLUSIVE, Kind

RULE = Rule.from_page(
    __file__, code="CON027", name="many-from-one-voice", severity="warning", kind="review"
)

_NEAR: tuple[Kind, ...] = (*EXCLUSIVE, "same", "precision", "part-of")
"""How claims stand to each other that are not heard apart."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim and each voice that is alone with several of its rivals."""
    for claim in case.claims:
        for voice, carried in _carried(case, context, claim).items():
            apart = _apart(case, context, carried)
            if len(apart) > 1:
                yield RULE.finding(
                    f"{case.source_name(voice)} alone carries "
                    f"{listing(one.id for one in apart)}, which can all hold at once, and with "
                    f"none of which this can: one voice is heard {len(apart)} times against it",
                    claim=claim.id,
                    pointer=case.pointer(claim),
                    related=related_to(case, [(one, one.text) for one in apart]),
                )


def _carried(case: Case, context: Context, claim: Claim) -> dict[str, tuple[Claim, ...]]:
    """Return for each voice the claims that it alone supports, and that exclude a claim."""
    kinds = [one for one in context.comparisons(claim.id) if one.exclusive and one.kind != "denial"]
    # Two of one comparison exclude each other.
    if len(kinds) < 2:
        return {}
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for one in kinds for name in one.others(claim.id)):
        voices = {line.origin for line in context.lines(name) if line.side == "supports"}
        if len(voices) == 1:
            found.setdefault(voices.pop(), []).append(name)
    return {voice: claims_of(case, names) for voice, names in found.items() if len(names) > 1}


def _apart(case: Case, context: Context, claims: tuple[Claim, ...]) -> list[Claim]:
    """Return those of some claims that have nothing to do with one another."""
    related: dict[str, set[str]] = {}
    for relation in case.relations:
        related.setdefault(relation.origin, set()).add(relation.target)
        related.setdefault(relation.target, set()).add(relation.origin)
    found: list[Claim] = []
    for claim in claims:
        near = {
            name
            for one in context.comparisons(claim.id)
            if one.kind in _NEAR
            for name in one.claims
        }
        if near.union(related.get(claim.id, ())).isdisjoint(one.id for one in found):
            found.append(claim)
    return found

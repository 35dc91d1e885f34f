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

_AGAINST: tuple[Kind, ...] = ("declared", "value-conflict", "time-conflict", "order-conflict")
"""How claims stand to each other of which any two exclude one another."""
_NEAR: tuple[Kind, ...] = (*EXCLUSIVE, "same", "precision", "part-of")
"""How claims stand to each other that are not heard apart."""
_MOST = 50
"""How many others a comparison may have: wider ones are values, of which any two are rivals."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim and each voice that is alone with several of its rivals."""
    for claim in case.claims:
        for voice, carried in _carried(case, context, claim).items():
            apart = _apart(context, carried)
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
    against = [
        one
        for one in context.comparisons(claim.id)
        if one.kind in _AGAINST and one.count_of(claim.id) <= _MOST
    ]
    # Two of one comparison exclude each other.
    if len(against) < 2:
        return {}
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for one in against for name in one.others(claim.id)):
        voices = {line.origin for line in context.lines(name) if line.side == "supports"}
        if len(voices) == 1:
            found.setdefault(voices.pop(), []).append(name)
    return {voice: claims_of(case, names) for voice, names in found.items() if len(names) > 1}


def _apart(context: Context, claims: tuple[Claim, ...]) -> list[Claim]:
    """Return those of some claims that have nothing to do with one another."""
    related = context.once(_related)
    found: dict[str, Claim] = {}
    for claim in claims:
        near = {
            name
            for one in context.comparisons(claim.id)
            if one.kind in _NEAR
            for name in one.claims
        }
        if found.keys().isdisjoint(near | related.get(claim.id, set())):
            found[claim.id] = claim
    return list(found.values())


def _related(context: Context) -> dict[str, set[str]]:
    """Return for each claim those that somebody related to it."""
    found: dict[str, set[str]] = {}
    for relation in context.case.relations:
        found.setdefault(relation.origin, set()).add(relation.target)
        found.setdefault(relation.target, set()).add(relation.origin)
    return found

"""What the members of a group tell of a claim about it, counted as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verifykit.comparison import Group, Member, Signed
from verifykit.parts import part
from verifykit.scoring.counting import NOTHING, Count, larger
from verifykit.scoring.groups import needed
from verifykit.scoring.joint import EVEN, Joint


@part(kw_only=True)
class MemberCounts:
    """What the members of a group count for on its claim, in the claim's affirmative form.

    `makes_up` is what supports the weakest member of those who make the claim true, `doubts` what
    speaks against as many as it cannot do without, and `rules_out` what shows as many to be
    otherwise than the claim leaves possible.
    """

    makes_up: Count = NOTHING
    doubts: Count = NOTHING
    rules_out: Count = NOTHING


def member_counts(group: Group, joint: Joint) -> MemberCounts:
    """Return what the members of a group count for; of whoever is rather no member nothing does.

    "At least n" stands as firmly as the n-th strongest member, "all" as the weakest; "exactly n"
    is "at least n" and not "at least n + 1". Where somebody may be missing from the list, nothing
    is told that somebody else could undo.
    """
    members = [one for one in group.members if not is_doubtful(one, joint)]
    so = _ranked(_best([(name, 1) for name in one.says], joint) for one in members)
    otherwise = _ranked(_best(one.excludes, joint) for one in members)
    doubted = _ranked(
        larger(_best(one.excludes, joint), _best([(name, -1) for name in one.says], joint))
        for one in members
    )
    kind, least, spare = group.quantifier.kind, needed(group, len(members)), len(members)
    spare -= least
    sure = group.complete or kind in ("some", "at_least")
    makes_up = _at(so, least - 1) if sure else NOTHING
    rules_out = _at(otherwise, spare) if group.complete or kind == "all" else NOTHING
    if kind == "exactly":
        rules_out = larger(rules_out, _at(so, least))
        if spare > 0:
            makes_up = min(makes_up, _at(otherwise, spare - 1), key=lambda count: count.total)
    return MemberCounts(makes_up=makes_up, doubts=_at(doubted, spare), rules_out=rules_out)


def exceptions(signed: Signed, group: Group, joint: Joint) -> Iterator[Signed]:
    """Yield what would be a counterexample: of one member, to a claim about all or none.

    Of whoever is rather no member than one nothing is.
    """
    _, sign = signed
    for member in group.members:
        if is_doubtful(member, joint):
            continue
        if group.quantifier.kind == "all" and sign > 0:
            yield from member.excludes
        elif group.quantifier.kind == "some" and sign < 0:
            yield from ((said, 1) for said in member.says)


def is_doubtful(member: Member, joint: Joint) -> bool:
    """Return whether somebody is rather no member of a group than one."""
    return any(joint.signed(given) < EVEN for given in member.given)


def _best(said: Iterable[Signed], joint: Joint) -> Count:
    """Return what counts for the best supported of some propositions or negations."""
    counts = (joint.testimony.count(name, supports=sign > 0) for name, sign in said)
    return max(counts, key=lambda count: count.total, default=NOTHING)


def _ranked(counts: Iterable[Count]) -> list[Count]:
    return sorted(counts, key=lambda count: -count.total)


def _at(ranked: Sequence[Count], place: int) -> Count:
    return ranked[place] if 0 <= place < len(ranked) else NOTHING

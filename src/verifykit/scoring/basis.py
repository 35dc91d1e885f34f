"""The basis of a verdict: what speaks for a claim, and what against it, wherever that was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from verifykit.comparison import Group, Member
from verifykit.parts import part
from verifykit.scoring.counting import NOTHING, Count
from verifykit.scoring.groups import needed
from verifykit.scoring.joint import EVEN, Joint, Signed
from verifykit.scoring.worth import is_vetted


@part(kw_only=True)
class Basis:
    """What supports and what refutes a claim, in log-odds, with the lines.

    Lines for what implies the claim support it; against it is the larger of what is said against
    it and what it implies, and of the support of its strongest single rival. `through_members`:
    it is a claim about a group of which only its members tell something.
    """

    supports: Count
    refutes: Count
    through_members: bool = False

    @cached_property
    def vetted(self) -> float:
        """The summed strength of the vetted lines on both sides."""
        voices = (term.voice for term in (*self.supports.terms, *self.refutes.terms))
        return sum(voice.strength for voice in voices if is_vetted(voice.line))

    @cached_property
    def established(self) -> bool:
        """Whether the independence of any line is established."""
        terms = (*self.supports.terms, *self.refutes.terms)
        return any(term.voice.line.established for term in terms)

    @cached_property
    def established_origins(self) -> int:
        """How many origins of established independence support the claim."""
        lines = (term.voice.line for term in self.supports.terms)
        return len({line.origin for line in lines if line.established})

    @property
    def conflict(self) -> float:
        """The smaller of the two sides as a share of the larger."""
        low, high = sorted((self.supports.total, self.refutes.total))
        return low / high if high > 0 else 0.0


def basis_of(signed: Signed, joint: Joint) -> Basis:
    """Return the basis of the verdict on a proposition or its negation."""
    name, sign = signed
    group = joint.groups.get(name)
    told = joint.testimony.is_told(name)
    if group is not None and not told:
        supports, refutes = _through_members(group, joint)
    else:
        supports = joint.testimony.count({name, *joint.logic.below(name)}, supports=True)
        refutes = joint.testimony.count({name, *joint.logic.above(name)}, supports=False)
        for rival in joint.best_rivals(name, 1):
            refutes = _larger(refutes, joint.testimony.count((rival,), supports=True))
    if sign < 0:
        supports, refutes = refutes, supports
    if group is not None and told:
        for example in exceptions(signed, group, joint):
            refutes = _larger(refutes, side_of(example, joint, supports=True))
    return Basis(supports=supports, refutes=refutes, through_members=group is not None and not told)


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


def side_of(signed: Signed, joint: Joint, *, supports: bool) -> Count:
    """Return what is counted for, or against, a proposition or its negation by itself."""
    name, sign = signed
    return joint.testimony.count((name,), supports=supports == (sign > 0))


def _through_members(group: Group, joint: Joint) -> tuple[Count, Count]:
    """The support of "at least n" is that of the n-th strongest member, of all the weakest's."""
    supports, refutes = [], []
    for member in group.members:
        said = [(name, 1) for name in member.says]
        supports.append(_largest(side_of(one, joint, supports=True) for one in said))
        against = [side_of(one, joint, supports=False) for one in said]
        against += [side_of(one, joint, supports=True) for one in member.excludes]
        refutes.append(_largest(against))
    supports.sort(key=lambda count: -count.total)
    refutes.sort(key=lambda count: -count.total)
    listed, least = len(group.members), needed(group)
    if not 0 < least <= listed:
        return NOTHING, NOTHING
    return supports[least - 1], refutes[listed - least]


def _largest(counts: Iterable[Count]) -> Count:
    return max(counts, key=lambda count: count.total, default=NOTHING)


def _larger(first: Count, second: Count) -> Count:
    return second if second.total > first.total else first

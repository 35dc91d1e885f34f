"""The basis of a verdict: what speaks for a claim, and what against it, wherever that was said."""

from __future__ import annotations

from functools import cached_property

from verifykit.comparison import Signed
from verifykit.parts import part
from verifykit.scoring.counting import Count, larger
from verifykit.scoring.joint import Joint
from verifykit.scoring.members import MemberCounts, member_counts
from verifykit.scoring.worth import is_vetted


@part(kw_only=True)
class Basis:
    """What supports and what refutes a claim, in log-odds, with the lines.

    Lines for what implies the claim support it; against it is the larger of what is said against
    it and what it implies, and of the support of its strongest single rival. A claim about a group
    has what its members tell as one more of each side; `through_members`: that is what supports it.
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

    @cached_property
    def conflict(self) -> float:
        """The smaller of the two sides as a share of the larger."""
        low, high = sorted((self.supports.total, self.refutes.total))
        return low / high if high > 0 else 0.0


def basis_of(signed: Signed, joint: Joint) -> Basis:
    """Return the basis of the verdict on a proposition or its negation."""
    name, sign = signed
    supports = joint.testimony.together({name, *joint.logic.below(name)}, supports=True)
    refutes = joint.testimony.together({name, *joint.logic.above(name)}, supports=False)
    for rival in joint.marginals.best_rivals(name, 1):
        refutes = larger(refutes, joint.testimony.count(rival, supports=True))
    group = joint.groups.get(name)
    members = MemberCounts() if group is None else member_counts(group, joint)
    made_up = members.makes_up.total > supports.total
    ruled_out = members.rules_out.total > refutes.total
    if made_up:
        # Who takes the members' word takes the doubts about them, too.
        supports, refutes = members.makes_up, larger(refutes, members.doubts)
    refutes = larger(refutes, members.rules_out)
    if sign < 0:
        supports, refutes, made_up = refutes, supports, ruled_out
    return Basis(supports=supports, refutes=refutes, through_members=made_up)

"""A difference between two reports, as immutable values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from verifykit.model.assessment import CONFIDENCES, ScoredClaim, Verdict
from verifykit.model.finding import Finding
from verifykit.parts import frozen

Edit = Literal["added", "removed", "edited"]
Direction = Literal["towards false", "towards true", "more open", "same"]
"""Where a verdict went: what is open is neither true nor false."""
Founding = Literal["worse", "better", "same"]
"""Whether a verdict, whichever it is, stands on less or on more than before."""
_SAYS: Mapping[Verdict, int] = {
    "corroborated": 1,
    "supported": 1,
    "unverified": 0,
    "contested": 0,
    "refuted": -1,
}

ReasonKind = Literal[
    "evidence-added",
    "evidence-removed",
    "stance-changed",
    "adds-nothing",
    "adds-something",
    "origins-merged",
    "origins-split",
    "established",
    "not-established",
    "strength",
    "related-claims",
    "parameters",
]
"""Why a score moved.

`adds-nothing`: an item that had a line of its own now passes on what is in hand, or is dead;
`adds-something` the other way round. `origins-merged`: what were several lines is one now.
`established`: a line is now known to be independent. `strength`: a line counts more or less.
`related-claims`: rivals, counterexamples or members weigh otherwise. `parameters`: the formula's
parameters or the profile are others.
"""


@frozen(kw_only=True)
class Reason:
    """A reason for which a score moved, in words, with the evidence and origins it is about."""

    kind: ReasonKind
    message: str
    evidence: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@frozen(kw_only=True)
class ClaimChange:
    """A claim whose assessment moved; `old` and `new` are what is said of it."""

    old: ScoredClaim
    new: ScoredClaim
    reasons: tuple[Reason, ...] = ()

    @property
    def direction(self) -> Direction:
        """Where the verdict went."""
        before, after = _SAYS[self.old.verdict], _SAYS[self.new.verdict]
        if before == after:
            return "same"
        if after == 0:
            return "more open"
        return "towards true" if after > before else "towards false"

    @property
    def founding(self) -> Founding:
        """Whether it stands on less or on more, by confidence and established origins."""
        said, says = _SAYS[self.old.verdict], _SAYS[self.new.verdict]
        if said and says and said != says:
            # What one verdict stood on is not what the opposite one stands on.
            return "same"
        # Who speaks for a claim is no foundation of its refutation, and who denies it none of a
        # verdict that was for it and is open now.
        side = says or said
        before, after = _founding(self.old, side), _founding(self.new, side)
        if before == after:
            return "same"
        return "better" if after > before else "worse"


def _founding(claim: ScoredClaim, side: int) -> tuple[int, int]:
    """The confidence, and the origins that say so: true (1), false (-1), or either (0)."""
    support = 0 if side < 0 else claim.support.origins.min
    opposition = 0 if side > 0 else claim.opposition.origins.min
    return CONFIDENCES.index(claim.confidence), support + opposition


@frozen(kw_only=True)
class ItemChange:
    """An item of one of the case's lists that came, went or was edited.

    `fields` names what was edited. Items without an id of their own are called by their content.
    """

    list: str
    id: str
    edit: Edit
    fields: tuple[str, ...] = ()


@frozen(kw_only=True)
class FindingChange:
    """A finding that came or went, or says something else of the same claim than before."""

    finding: Finding
    edit: Edit


@frozen(kw_only=True)
class ReportDiff:
    """All that changed between two reports; verdicts that say something else come first."""

    claims: tuple[ClaimChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()

    def moved(self, direction: Direction) -> tuple[ClaimChange, ...]:
        """Return the claims whose verdict moved in a direction."""
        return tuple(change for change in self.claims if change.direction == direction)

    def founded(self, founding: Founding) -> tuple[ClaimChange, ...]:
        """Return the claims that are worse, better or equally founded."""
        return tuple(change for change in self.claims if change.founding == founding)

"""Proposals that wait for a person, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit.editing import each_patch
from verifykit.engine.rules import PROPOSAL_NOT_ACCEPTED
from verifykit.loading import to_data
from verifykit.model.case import Case
from verifykit.model.edit import Fix
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.report import Proposed


def suggestions(waiting: Iterable[Proposed], case: Case) -> Iterator[Finding]:
    """Yield a finding for each proposal that waits, about the case as it is assessed.

    What is about an item that accepted proposals have left out is passed over.
    """
    left = [one for one in waiting if _is_there(one.proposal, case)]
    if not left:
        return
    patches = each_patch([one.proposal for one in left], to_data(case))
    for one, patch in zip(left, patches, strict=True):
        proposal = one.proposal
        yield PROPOSAL_NOT_ACCEPTED.finding(
            f"{proposal.plugin} proposes {proposal.edit}: {proposal.reason}. If that is right, "
            f"`verifykit accept CASE {proposal.id}`, or make the edit",
            claim=one.claims[0] if len(one.claims) == 1 else None,
            pointer=_pointer(proposal, case),
            data={"proposal": proposal.facts()},
            fix=Fix(description=proposal.edit, patch=patch),
        )


def _is_there(proposal: Proposal, case: Case) -> bool:
    if proposal.about is None:
        return True
    within, name = proposal.about
    return name in getattr(case, f"{within}_by_id")


def _pointer(proposal: Proposal, case: Case) -> str:
    if proposal.about is None:
        return ""
    within, name = proposal.about
    return case.pointer(getattr(case, f"{within}_by_id")[name])

"""The record that a case keeps of accepted proposals, and which of others it leaves open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from verifykit.model.case import Case
from verifykit.model.proposal import ADDED_TO, Proposal
from verifykit.model.table import thawed_value


def open_proposals(
    proposals: Iterable[Proposal], case: Case, data: Mapping[str, Any]
) -> list[Proposal]:
    """Return the proposals without those that the case keeps a record of, or follows already.

    `data` is that of the case.
    """
    written = {one.id for one in case.amendments}
    added = {
        json.dumps(item, sort_keys=True)
        for name in ADDED_TO.values()
        for item in data.get(name, ())
    }
    return [
        one
        for one in proposals
        if one.id not in written and not _is_followed(one, case) and not _is_there(one, added)
    ]


def _is_followed(proposal: Proposal, case: Case) -> bool:
    if proposal.kind == "derives":
        item = case.evidence_by_id[proposal.evidence]
        return any(
            one.parent == proposal.parent and one.how != "confirms" for one in item.derived_from
        )
    if proposal.kind == "stance":
        return bool(case.evidence_by_id[proposal.evidence].stance == proposal.value)
    if proposal.kind == "field" and len(proposal.keys) == 1:
        item = getattr(case, f"{proposal.within}_by_id")[proposal.item]
        held = getattr(item, proposal.keys[0], None)
        return held is not None and type(held) is type(proposal.value) and held == proposal.value
    return False


def _is_there(proposal: Proposal, added: set[str]) -> bool:
    """Whether a relation, document or item is in the case, word for word."""
    return (
        proposal.kind in ADDED_TO
        and json.dumps(thawed_value(proposal.data), sort_keys=True) in added
    )

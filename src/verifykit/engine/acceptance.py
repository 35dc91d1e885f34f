"""Splits proposals into those that take effect and those that wait, and edits the case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.editing import PatchError, apply_patch, edited_case, open_proposals, patch_of
from verifykit.engine.proposals import in_order
from verifykit.loading import case_problems, to_data
from verifykit.model.assessment import ScoredClaim, Step
from verifykit.model.case import Case
from verifykit.model.proposal import Proposal
from verifykit.parts import part
from verifykit.plugin.failures import BAD_PROPOSAL
from verifykit.report import Failure, ReportedProposal

_GOOD = ("corroborated", "supported")
_LEFT_OPEN = 6
"""The credibility (Admiralty) of what cannot be judged."""


@part(kw_only=True)
class Acceptance:
    """The case as it is assessed, what was done to it, what waits for a person, and failures."""

    case: Case
    accepted: tuple[ReportedProposal, ...] = ()
    waiting: tuple[ReportedProposal, ...] = ()
    failures: tuple[Failure, ...] = ()


def accept(case: Case, offered: Iterable[Proposal], names: Collection[str]) -> Acceptance:
    """Return the case with those proposals applied that are accepted by one of the names.

    A proposal that the case cannot take is a failure of its plug-in. Accepted ones that say
    different things of one key all wait: somebody has to choose. So does one that can only be had
    together with another one that is not accepted. What the case says already is passed over.
    """
    ordered = in_order(offered)
    if not ordered:
        return Acceptance(case=case)
    data = to_data(case)
    proposals = open_proposals(ordered, case, data)
    before = _Problems(data)
    possible = _fitting(proposals, before.none_new)
    failures = tuple(
        BAD_PROPOSAL.failure(f"{one.edit}: the case cannot take it", plugin=one.plugin)
        for one in proposals
        if one not in possible
    )
    chosen = _undisputed([one for one in possible if is_accepted(one, names)])
    taken = _fitting(chosen, before.none_new)
    names = {one.id for one in taken}
    waiting = tuple(_about(one, case) for one in possible if one.id not in names)
    if not taken:
        return Acceptance(case=case, waiting=waiting, failures=failures)
    return Acceptance(
        case=edited_case(case, patch_of(taken, data)),
        accepted=tuple(_about(one, case) for one in taken),
        waiting=waiting,
        failures=failures,
    )


def _about(proposal: Proposal, case: Case) -> ReportedProposal:
    return ReportedProposal(proposal=proposal, claims=claims_of(proposal, case))


def is_accepted(proposal: Proposal, names: Iterable[str]) -> bool:
    """Return whether one of these accepts a proposal: a plug-in, the code of a rule, or its id."""
    return not {proposal.plugin, proposal.rule, proposal.id}.isdisjoint(names)


def claims_of(proposal: Proposal, case: Case) -> tuple[str, ...]:
    """Return the claims that an edit is about, in the order of the case; none for all of it."""
    within, item = proposal.about or ("", "")
    if proposal.kind == "evidence":
        wanted = {proposal.data.get("claim")}
    elif proposal.kind == "relation":
        wanted = {proposal.data.get("from"), proposal.data.get("to")}
    elif within == "claims":
        wanted = {item}
    elif within in ("evidence", "documents"):
        key = "id" if within == "evidence" else "document"
        wanted = {one.claim for one in case.evidence if getattr(one, key) == item}
    else:
        return ()
    return tuple(claim.id for claim in case.claims if claim.id in wanted)


def _undisputed(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those of which no other one says something else about the same key."""
    said: dict[tuple[Any, ...], set[str]] = {}
    for one in proposals:
        if one.kind in ("field", "stance"):
            said.setdefault((one.about, one.key), set()).add(repr(one.value))
    return [one for one in proposals if len(said.get((one.about, one.key), ())) < 2]


@part
class _Problems:
    """What was wrong with the data of a case before any proposal."""

    data: dict[str, Any]

    def none_new(self, proposals: Sequence[Proposal]) -> bool:
        """Return whether the case has no problem with these proposals that it had not before."""
        edited = _copy(self.data)
        try:
            apply_patch(edited, patch_of(proposals, self.data))
        except (PatchError, KeyError):
            return False
        found = set(case_problems(edited))
        return not found or found <= set(case_problems(self.data))


def _fitting(
    proposals: Sequence[Proposal],
    fit: Callable[[Sequence[Proposal]], bool],
    given: tuple[Proposal, ...] = (),
) -> list[Proposal]:
    """The proposals that a case can take together, those that come first preferred."""
    if not proposals or fit((*given, *proposals)):
        return list(proposals)
    if len(proposals) == 1:
        return []
    half = len(proposals) // 2
    first = _fitting(proposals[:half], fit, given)
    return first + _fitting(proposals[half:], fit, (*given, *first))


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def failed_accepted(
    failures: Iterable[Failure], settings: Settings, owners: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the plug-ins that the settings accept something of, and that failed to propose.

    `owners` says for each code of a rule which plug-in has it.
    """
    accepted = {owners.get(name, name.partition(":")[0]) for name in settings.accept}
    failed = {failure.plugin for failure in failures if failure.checker is None}
    return tuple(sorted(name for name in accepted & failed if name is not None))


def held_back(claims: Sequence[ScoredClaim], failed: Sequence[str]) -> tuple[ScoredClaim, ...]:
    """Return the claims, none of them called better than it is without any evidence.

    What a plug-in that was accepted would have left out counts as long as it fails, so nothing good
    can be said on the evidence. What is bad stays: nobody is told that a claim is fine.
    """
    if not failed:
        return tuple(claims)
    return tuple(_held(claim, failed) if claim.verdict in _GOOD else claim for claim in claims)


def _held(claim: ScoredClaim, failed: Sequence[str]) -> ScoredClaim:
    steps = tuple(
        Step(
            step="proposal",
            log_odds=0.0,
            why=f"{name}: failed: it is accepted, and what it would have left out counts here, so "
            f"the claim is not called {claim.verdict}",
        )
        for name in failed
    )
    return evolve(
        claim,
        verdict="unverified",
        confidence="low",
        likelihood=None,
        credibility=_LEFT_OPEN,
        explanation=(*claim.explanation, *steps),
    )

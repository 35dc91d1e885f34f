"""Splits proposals into those that take effect and those that wait, and edits the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.loading import to_data
from verifykit.model.assessment import ScoredClaim, Step
from verifykit.model.case import Case
from verifykit.parts import part
from verifykit.plugin.failures import BAD_PROPOSAL
from verifykit.reporting.result import Failure, ReportedProposal

if TYPE_CHECKING:
    from verifykit.model.proposal import Proposal

_GOOD = ("corroborated", "supported")
_UNTRIED = "it is among so many that the case cannot take together that not all ways were tried"
_LEFT_OPEN = 6
"""The credibility (Admiralty) of what cannot be judged."""


@part(kw_only=True)
class Acceptance:
    """The case as it is assessed, what was done to it, what waits for a person, and failures."""

    case: Case
    accepted: tuple[ReportedProposal, ...] = ()
    waiting: tuple[ReportedProposal, ...] = ()
    failures: tuple[Failure, ...] = ()


def accept(case: Case, offered: Sequence[Proposal], names: Collection[str]) -> Acceptance:
    """Return the case with those proposals applied that are accepted by one of the names.

    A proposal that the case cannot take is a failure of its plug-in. Accepted ones that say
    different things of one key all wait: somebody has to choose. So does one that can only be had
    together with another one that is not accepted. What the case says already is passed over.
    """
    if not offered:
        return Acceptance(case=case)
    # Imported here: a run in which nothing is proposed need not wait for what edits cases.
    from verifykit.editing import edited_case, open_proposals, patch_of
    from verifykit.engine.fitting import Fitting
    from verifykit.engine.proposals import in_order

    data = to_data(case)
    proposals = open_proposals(in_order(offered), case, data)
    fitting = Fitting(data)
    possible = fitting.of(proposals)
    fit = {one.id for one in possible}
    why = _UNTRIED if fitting.untried else "the case cannot take it"
    failures = tuple(
        BAD_PROPOSAL.failure(f"{one.edit}: {why}", plugin=one.plugin)
        for one in proposals
        if one.id not in fit
    )
    chosen = _undisputed([one for one in possible if is_accepted(one, names)])
    taken = fitting.of(chosen)
    names = {one.id for one in taken}
    about = _Claims.of(case)
    waiting = tuple(about.reported(one) for one in possible if one.id not in names)
    if not taken:
        return Acceptance(case=case, waiting=waiting, failures=failures)
    return Acceptance(
        case=edited_case(case, patch_of(taken, data)),
        accepted=tuple(map(about.reported, taken)),
        waiting=waiting,
        failures=failures,
    )


def is_accepted(proposal: Proposal, names: Iterable[str]) -> bool:
    """Return whether one of these accepts a proposal: a plug-in, the code of a rule, or its id."""
    return not {proposal.plugin, proposal.rule, proposal.id}.isdisjoint(names)


@part
class _Claims:
    """The claims of a case in their order, and those that each item of it bears on."""

    case: Case
    order: Mapping[str, int]
    by_item: Mapping[tuple[str, str], set[str]]

    @classmethod
    def of(cls, case: Case) -> _Claims:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item in case.evidence:
            found["evidence", item.id].add(item.claim or "")
            found["documents", item.document or ""].add(item.claim or "")
        return cls(case, {claim.id: at for at, claim in enumerate(case.claims)}, found)

    def reported(self, proposal: Proposal) -> ReportedProposal:
        """Return a proposal with the claims that its edit is about; none for all of them."""
        wanted = {name for name in self._wanted(proposal) if name in self.order}
        claims = tuple(sorted(wanted, key=self.order.__getitem__))
        gone = proposal.evidence if proposal.kind == "void" else ""
        item = self.case.evidence_by_id.get(gone)
        return ReportedProposal(proposal=proposal, claims=claims, item=item)

    def _wanted(self, proposal: Proposal) -> Collection[Any]:
        if proposal.kind == "evidence":
            return (proposal.data.get("claim"),)
        if proposal.kind == "relation":
            return (proposal.data.get("from"), proposal.data.get("to"))
        if proposal.about is None:
            return ()
        within, item = proposal.about
        return (item,) if within == "claims" else self.by_item.get((within, item), ())


def _undisputed(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those of which no other one says something else about the same key."""
    said: dict[tuple[Any, ...], set[str]] = {}
    for one in proposals:
        if one.kind in ("field", "stance"):
            said.setdefault((one.about, one.key), set()).add(repr(one.value))
    return [one for one in proposals if len(said.get((one.about, one.key), ())) < 2]


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

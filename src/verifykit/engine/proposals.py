"""Gathers what plug-ins propose about evidence, and splits it into accepted and suggested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from numbers import Real
from typing import get_args

from verifykit.config.settings import Settings
from verifykit.engine.rules import PROPOSAL_NOT_ACCEPTED
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal, ProposalKind
from verifykit.model.report import Failure
from verifykit.parts import part
from verifykit.plugin.containment import each_contained
from verifykit.plugin.failures import BAD_PROPOSAL, HOOK_FAILED, describe
from verifykit.plugin.plugin import Implementation

HOOK = "verifykit_proposals"


@part(kw_only=True)
class ProposalTask:
    """One plug-in and the case it may propose about. Calling it asks; it pickles."""

    implementation: Implementation
    case: Case
    settings: Settings

    def __call__(self) -> Iterator[Proposal | Failure]:
        """Yield every usable proposal, with the plug-in's name, or a failure in its place."""
        raised: list[BaseException] = []

        def proposals() -> Iterable[Proposal | Failure]:
            for offered in self.implementation(case=self.case, settings=self.settings):
                yield self._checked(offered)

        yield from each_contained(proposals, raised.append)
        for error in raised:
            message = f"{HOOK}: {describe(error)}"
            yield HOOK_FAILED.failure(message, plugin=self.implementation.plugin.name)

    def _checked(self, offered: object) -> Proposal | Failure:
        name = self.implementation.plugin.name
        flaw = _flaw(offered, self.case)
        if flaw is not None:
            return BAD_PROPOSAL.failure(flaw, plugin=name)
        assert isinstance(offered, Proposal)
        # Built anew from what its kind needs: the rest was not looked at and may be anything.
        return Proposal(
            evidence=self.case.evidence_by_id[offered.evidence].id,
            kind=offered.kind,
            reason=str.__str__(offered.reason),
            parent=str.__str__(offered.parent) if offered.kind == "derives" else None,
            factor=_as_float(offered.factor) if offered.kind == "weaken" else None,
            plugin=name,
        )


def in_order(proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals once each, in an order that depends on nothing but what they say."""
    return tuple(
        sorted(
            dict.fromkeys(proposals),
            key=lambda one: (
                one.evidence,
                one.kind,
                one.parent or "",
                one.factor or 0,
                one.plugin,
                one.reason,
            ),
        )
    )


def suggestion(proposal: Proposal, case: Case) -> Finding:
    """Return the finding that suggests a proposal's edit to a person."""
    item = case.evidence_by_id[proposal.evidence]
    message = (
        f"{proposal.plugin} proposes {_edit(proposal)}: {proposal.reason}. "
        f'If that is right, make the edit, or set accept = ["{proposal.plugin}"]'
    )
    return PROPOSAL_NOT_ACCEPTED.finding(message, claim=item.claim, pointer=case.pointer(item))


def _edit(proposal: Proposal) -> str:
    if proposal.kind == "derives":
        return f"`derived_from: [{proposal.parent}]` on the evidence {proposal.evidence}"
    if proposal.kind == "void":
        return f"to take out the evidence {proposal.evidence}"
    return f"to count the evidence {proposal.evidence} with a factor of {proposal.factor:g}"


def _flaw(offered: object, case: Case) -> str | None:
    if not isinstance(offered, Proposal):
        return f"{HOOK} gave a {type(offered).__name__}"
    if not isinstance(offered.evidence, str) or offered.evidence not in case.evidence_by_id:
        return f"there is no evidence {offered.evidence!r}"
    if offered.kind not in get_args(ProposalKind):
        return f"there is no kind of proposal {offered.kind!r}"
    if not (isinstance(offered.reason, str) and offered.reason.strip()):
        return f"a proposal about {offered.evidence!r} without a reason"
    if offered.kind == "derives":
        return _flaw_of_parent(offered, case)
    if offered.kind == "weaken":
        return _flaw_of_factor(offered)
    return None


def _as_float(factor: float | None) -> float | None:
    """The factor as a float, whatever kind of number it is."""
    return None if factor is None else float(factor)


def _flaw_of_parent(proposal: Proposal, case: Case) -> str | None:
    parent = proposal.parent
    if parent == proposal.evidence:
        return f"{parent!r} cannot derive from itself"
    known = (case.evidence_by_id, case.documents_by_id, case.sources_by_id)
    if not isinstance(parent, str) or not any(parent in ids for ids in known):
        return f"there is no evidence, document or source {parent!r} to derive from"
    return None


def _flaw_of_factor(proposal: Proposal) -> str | None:
    factor: object = proposal.factor
    # A comparison with NaN is false, so NaN is refused here as well.
    if isinstance(factor, bool) or not isinstance(factor, Real) or not 0.0 <= float(factor) <= 1.0:
        return f"the factor {factor!r} for {proposal.evidence!r} is not in [0, 1]"
    return None

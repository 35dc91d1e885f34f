"""Asks plug-ins what they propose about a case, whatever they may do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from numbers import Real
from typing import Any, get_args

from verifykit.config.settings import Settings
from verifykit.engine.answers import plain_text
from verifykit.model.case import LISTS, Case
from verifykit.model.document import How
from verifykit.model.evidence import Stance
from verifykit.model.proposal import ADDED_TO, KINDS, Basis, Proposal
from verifykit.model.table import frozen_value, json_flaw
from verifykit.parts import part
from verifykit.plugin.containment import each_contained, refuse_configuration
from verifykit.plugin.failures import BAD_PROPOSAL, HOOK_FAILED, TOO_MUCH, describe
from verifykit.plugin.plugin import Implementation
from verifykit.reporting.result import Failure
from verifykit.services import Services

HOOK = "verifykit_proposals"

_RULE = re.compile(r"[A-Z]{2,4}[0-9]{3}")
_ITEMS = frozenset(LISTS.values()) - {"hypotheses", "relations", "waivers"}
"""The lists whose items a proposal can name, to set a field of one."""


@part(kw_only=True)
class ProposalTask:
    """One plug-in and the case it may propose about. Calling it asks; it pickles."""

    implementation: Implementation
    case: Case
    settings: Settings
    services: Services

    def __call__(self) -> Iterator[Proposal | Failure]:
        """Yield every well-formed proposal, with the plug-in's name, or a failure in its place."""
        raised: list[BaseException] = []
        name = self.implementation.plugin.name

        def proposals() -> Iterable[Proposal | Failure]:
            given = {"case": self.case, "settings": self.settings, "services": self.services}
            limit = self.settings.plugin_limit_on(self.case)
            for number, offered in enumerate(self.implementation(**given)):
                if number == limit:
                    message = f"of its proposals the first {limit} count (plugin-limit)"
                    yield TOO_MUCH.failure(message, plugin=name)
                    return
                flaw = _flaw_of_form(offered, self.case)
                if flaw is None:
                    yield _plain(offered, self.case, name)
                else:
                    yield BAD_PROPOSAL.failure(flaw, plugin=name)

        yield from each_contained(proposals, raised.append)
        refuse_configuration(raised, name)
        for error in raised:
            message = f"{HOOK}: {describe(error)}"
            yield HOOK_FAILED.failure(message, plugin=name, error=error)


def in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals, each edit once, in an order that depends only on what they say."""
    ordered = sorted(
        proposals,
        key=lambda one: (one.about or ("", ""), KINDS.index(one.kind), one.id, one.reason),
    )
    return tuple({one.id: one for one in reversed(ordered)}.values())[::-1]


def _flaw_of_form(offered: object, case: Case) -> str | None:
    """Return what is wrong with something that a plug-in proposes; None if nothing is."""
    if not isinstance(offered, Proposal):
        return f"verifykit_proposals gave a {type(offered).__name__}"
    if offered.kind not in KINDS:
        return f"there is no kind of proposal {offered.kind!r}"
    if not (isinstance(offered.reason, str) and offered.reason.strip()):
        return f"a proposal of the kind {offered.kind} without a reason"
    if offered.rule is not None and not (
        isinstance(offered.rule, str) and _RULE.fullmatch(offered.rule)
    ):
        return f"a proposal names {offered.rule!r}, which is no code of a rule"
    return _flaw_of_basis(offered.rests_on) or _flaw_of_kind(offered, case)


def _plain(proposal: Proposal, case: Case, plugin: str) -> Proposal:
    """Return a well-formed proposal, built anew from what its kind needs.

    The rest was not looked at and may be anything.
    """
    kind = proposal.kind
    about_evidence = kind in ("derives", "void", "weaken", "stance")
    return Proposal(
        kind=kind,
        reason=plain_text(proposal.reason),
        evidence=case.evidence_by_id[proposal.evidence].id if about_evidence else "",
        parent=plain_text(proposal.parent or "") if kind == "derives" else None,
        how=proposal.how if kind == "derives" else None,
        factor=float(proposal.factor or 0.0) if kind == "weaken" else None,
        within=plain_text(proposal.within or "") if kind == "field" else None,
        item=plain_text(proposal.item or "") if kind == "field" else None,
        key=plain_text(proposal.key or "") if kind == "field" else None,
        value=proposal.value if kind in ("field", "stance") else None,
        data=proposal.data if kind in ADDED_TO else {},
        captured=proposal.captured if kind == "document" else None,
        rests_on=proposal.rests_on,
        rule=None if proposal.rule is None else plain_text(proposal.rule),
        plugin=plugin,
    )


def _flaw_of_kind(proposal: Proposal, case: Case) -> str | None:
    if proposal.kind == "field":
        return _flaw_of_field(proposal, case)
    if proposal.kind in ADDED_TO:
        return _flaw_of_data(proposal)
    if not isinstance(proposal.evidence, str) or proposal.evidence not in case.evidence_by_id:
        return f"there is no evidence {proposal.evidence!r}"
    if proposal.kind == "derives":
        return _flaw_of_parent(proposal, case)
    if proposal.kind == "weaken":
        return _flaw_of_factor(proposal)
    if proposal.kind == "stance" and proposal.value not in get_args(Stance):
        return f"the stance {proposal.value!r} for {proposal.evidence!r} is none"
    return None


def _flaw_of_parent(proposal: Proposal, case: Case) -> str | None:
    parent = proposal.parent
    if parent == proposal.evidence:
        return f"{parent!r} cannot derive from itself"
    known = (case.evidence_by_id, case.documents_by_id, case.sources_by_id)
    if not isinstance(parent, str) or not any(parent in ids for ids in known):
        return f"there is no evidence, document or source {parent!r} to derive from"
    if proposal.how is not None and proposal.how not in get_args(How):
        return f"nothing derives from anything as {proposal.how!r} says"
    return None


def _flaw_of_factor(proposal: Proposal) -> str | None:
    factor: object = proposal.factor
    # A comparison with NaN is false, so NaN is refused here as well.
    if isinstance(factor, bool) or not isinstance(factor, Real) or not 0.0 <= float(factor) <= 1.0:
        return f"the factor {factor!r} for {proposal.evidence!r} is not in [0, 1]"
    return None


def _flaw_of_field(proposal: Proposal, case: Case) -> str | None:
    within, item, key = proposal.within, proposal.item, proposal.key
    if not (isinstance(within, str) and within in _ITEMS):
        return f"a case has no list {within!r} whose items have ids"
    if not (isinstance(item, str) and item in getattr(case, f"{within}_by_id")):
        return f"there is no {item!r} in {within}"
    if not (isinstance(key, str) and key and all(key.split("."))) or key == "id":
        return f"{key!r} is no key of {item!r} that can be set"
    flaw = json_flaw(frozen_value(proposal.value))
    return None if flaw is None else f"the value for `{key}` of {item!r}: {flaw}"


def _flaw_of_data(proposal: Proposal) -> str | None:
    if flaw := json_flaw(proposal.data):
        return f"the data of a proposed {proposal.kind}: {flaw}"
    if not proposal.data:
        return f"a proposed {proposal.kind} without data"
    if not (proposal.captured is None or isinstance(proposal.captured, str)):
        return f"a proposed {proposal.kind} whose captured file is no path"
    return None


def _flaw_of_basis(rests_on: Any) -> str | None:
    if not (isinstance(rests_on, tuple) and all(isinstance(one, Basis) for one in rests_on)):
        return "a proposal that rests on something else than a tuple of Basis"
    for basis in rests_on:
        if flaw := json_flaw(basis.data()):
            return f"what a proposal rests on: {flaw}"
    return None

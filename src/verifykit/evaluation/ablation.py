"""What each component of the formula is good for: the same claims, scored without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.source import Source
from verifykit.reporting.report import Report

Assess = Callable[[Case, Settings], Report]
"""What assesses a case: `verifykit.assess`, perhaps with a plug-in manager of one's own."""

Component = Literal[
    "merging of origins",
    "discount",
    "grades and attribution",
    "refutations",
    "rivals",
    "group bounds",
    "accepted proposals",
]


@frozen(kw_only=True)
class Without:
    """How a case and its settings look without one component."""

    component: Component
    meaning: str
    case: Callable[[Case], Case] = lambda case: case
    settings: Callable[[Settings], Settings] = lambda settings: settings


def _unmerged(case: Case) -> Case:
    """Every item of evidence as the word of a source of its own, of the grade it had."""
    documents, sources = case.documents_by_id, case.sources_by_id
    made, items = [], []
    for item in case.evidence:
        document = None if item.document is None else documents.get(item.document)
        speaker = item.attributed_to or (document.source if document else item.source)
        found = sources.get(speaker or "")
        name = f"{item.id} alone"
        known = found if found is not None else Source(id=name, name=name)
        made.append(evolve(known, id=name, owner=None))
        items.append(
            evolve(
                item,
                source=name,
                document=None,
                attributed_to=None,
                derived_from=(),
                lineage="original" if item.lineage == "original" else "unknown",
            )
        )
    return evolve(case, sources=(*case.sources, *made), evidence=tuple(items))


def _ungraded(case: Case) -> Case:
    return evolve(
        case,
        sources=tuple(evolve(one, reliability=None, anonymous=False) for one in case.sources),
        evidence=tuple(
            evolve(one, first_hand=False, interested=False, interest=None) for one in case.evidence
        ),
    )


def _unrefuted(case: Case) -> Case:
    return evolve(case, evidence=tuple(item for item in case.evidence if item.stance != "refutes"))


def _ungrouped(case: Case) -> Case:
    return evolve(
        case,
        entities=tuple(evolve(one, members=()) for one in case.entities),
        claims=tuple(evolve(one, quantifier=None) for one in case.claims),
    )


RIVALS = Without(component="rivals", meaning="claims that cannot hold together are scored alone")
"""Without its rivals each claim is scored in a case of its own: see `without`."""

COMPONENTS: tuple[Without, ...] = (
    Without(
        component="merging of origins",
        meaning="every item of evidence is an origin of its own",
        case=_unmerged,
    ),
    Without(
        component="discount",
        meaning="lines of unknown independence count in full",
        settings=lambda given: evolve(
            given, parameters=evolve(given.parameters, discount=1.0, crowd=1.0)
        ),
    ),
    Without(
        component="grades and attribution",
        meaning="nobody is graded, anonymous, first-hand or interested, and no profile is used",
        case=_ungraded,
        settings=lambda given: evolve(given, profile=None),
    ),
    Without(
        component="refutations",
        meaning="evidence against a claim is left out",
        case=_unrefuted,
    ),
    RIVALS,
    Without(
        component="group bounds",
        meaning="what is known of members says nothing about their group",
        case=_ungrouped,
    ),
    Without(
        component="accepted proposals",
        meaning="no plug-in's proposal takes effect",
        settings=lambda given: evolve(given, accept=()),
    ),
)

"""All components, in the order in which they are reported."""


def without(
    component: Without,
    cases: Sequence[Case],
    reports: Sequence[Report],
    settings: Settings,
    assess: Assess,
) -> list[Mapping[str, ScoredClaim]]:
    """Return the claims of each case, by id, as they are scored without a component.

    `reports` are those with it. A component that a case makes no use of changes nothing.
    """
    if component is RIVALS:
        return [
            _without_rivals(case, report, settings, assess)
            for case, report in zip(cases, reports, strict=True)
        ]
    changed = component.settings(settings)
    return [
        _by_id(report)
        if changed == settings and component.case(case) == case
        else _by_id(assess(component.case(case), changed))
        for case, report in zip(cases, reports, strict=True)
    ]


def _without_rivals(
    case: Case, report: Report, settings: Settings, assess: Assess
) -> Mapping[str, ScoredClaim]:
    """Score each claim that has rivals in a case from which they are gone."""
    found = dict(_by_id(report))
    for claim in report.claims:
        if claim.rivals:
            gone = frozenset(claim.rivals)
            rest = evolve(
                case,
                claims=tuple(one for one in case.claims if one.id not in gone),
                evidence=tuple(one for one in case.evidence if one.claim not in gone),
            )
            found[claim.id] = _by_id(assess(rest, settings))[claim.id]
    return found


def _by_id(report: Report) -> dict[str, ScoredClaim]:
    return {claim.id: claim for claim in report.claims}

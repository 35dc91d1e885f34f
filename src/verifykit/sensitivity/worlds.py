"""Cases that differ in one thing from a case."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.source import Source


def without(case: Case, evidence: Collection[str]) -> Case:
    """Return the case as if these items of evidence did not exist."""
    return evolve(case, evidence=tuple(one for one in case.evidence if one.id not in evidence))


def established(case: Case, evidence: Collection[str], *, original: bool) -> Case:
    """Return the case as if these items were independent of all others.

    If they are to be `original` as well, they have what they say from nobody.
    """

    def independent(item: Evidence) -> Evidence:
        if item.id not in evidence:
            return item
        others = tuple(
            other.id for other in case.evidence_by_claim[item.claim] if other.id not in evidence
        )
        if original:
            item = evolve(item, lineage="original", derived_from=())
        return evolve(item, independent_of=others)

    return evolve(case, evidence=tuple(map(independent, case.evidence)))


def with_originals(case: Case, claim: str, stance: Stance, count: int) -> Case:
    """Return the case with so many further ungraded sources that say so in their own words."""
    taken = {*case.sources_by_id, *case.documents_by_id, *case.evidence_by_id}
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        # Neither the source nor its word may meet an id of the case.
        if not {f"further-{number}", f"further-word-{number}"} & taken:
            names.append(str(number))
    sources = tuple(Source(id=f"further-{name}", name=f"further source {name}") for name in names)
    words = tuple(
        Evidence(
            id=f"further-word-{name}",
            claim=claim,
            source=f"further-{name}",
            stance=stance,
            lineage="original",
        )
        for name in names
    )
    return evolve(case, sources=(*case.sources, *sources), evidence=(*case.evidence, *words))

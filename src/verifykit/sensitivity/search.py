"""Which edits would give a claim another verdict, found by making them and scoring again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from attrs import evolve

from verifykit.comparison import relate
from verifykit.model.case import Case
from verifykit.scoring import Scoring
from verifykit.sensitivity.change import Change, Edit
from verifykit.sensitivity.edits import edits_on

TOLD = 3
"""So many changes are told, and so many edits make one up."""
WORK = 6000
"""Claims and items that are scored again, all tries together; at least LEAST tries are made."""
LEAST = 6
CHEAP = ("read", "trace", "grade", "independent")
"""The kinds of edits that are tried together where none of them does it alone."""


def what_would_change(scoring: Scoring, claim_id: str) -> tuple[Change, ...]:
    """Return edits after which the claim would get another verdict, the cheapest first.

    What concerns the same sources as something cheaper is left out. Each is made and the case
    scored again: first the part of it that bears on the claim, then, for what is told, all of
    it. Raise KeyError for an unknown claim.
    """
    verdict = scoring.verdict(claim_id)
    part = neighbourhood(scoring.case, claim_id)
    tries = max(LEAST, WORK // (len(part.claims) + len(part.evidence) + 1))
    told: list[Change] = []
    for edits in _tried(part, claim_id, tries):
        change = Change(edits=edits, verdict=verdict, score=None, case=scoring.case)
        if any(one.concerns <= change.concerns for one in told):
            continue
        if scoring.of_case(_edited(part, edits)).verdict(claim_id) == verdict:
            continue
        there = scoring.of_case(_edited(scoring.case, edits))
        if there.verdict(claim_id) != verdict:
            told.append(
                evolve(
                    change,
                    verdict=there.verdict(claim_id),
                    score=there.claim(claim_id).score,
                    case=there.case,
                )
            )
        if len(told) == TOLD:
            break
    return tuple(sorted(told, key=lambda change: change.cost))


def _tried(case: Case, claim_id: str, tries: int) -> Iterator[tuple[Edit, ...]]:
    """Yield edits by what they take, several cheap ones at once before what is dear."""
    single = sorted(edits_on(case, claim_id), key=lambda edit: edit.cost)
    cheap = [edit for edit in single if edit.kind in CHEAP]
    together = [several for size in (2, 3) for several in combinations(_one_each(cheap), size)]
    tried: list[tuple[Edit, ...]] = [(edit,) for edit in single]
    tried = sorted([*tried, *together], key=lambda edits: sum(edit.cost for edit in edits))
    yield from tried[:tries]


def _one_each(edits: Sequence[Edit]) -> list[Edit]:
    """Return the first edit about the word of each source, four at the most."""
    found: dict[str | None, Edit] = {}
    for edit in edits:
        found.setdefault(edit.who, edit)
    return list(found.values())[:4]


def _edited(case: Case, edits: Sequence[Edit]) -> Case:
    for edit in edits:
        case = edit.apply(case)
    return case


def neighbourhood(case: Case, claim_id: str) -> Case:
    """Return the case with the claims alone that bear on one, and their evidence.

    Claims bear on one another through what they exclude, imply or overlap, through groups, what is
    declared, what evidence derives from, and what it undercuts. Raise KeyError for an unknown
    claim.
    """
    kept = _reached(case, case.claims_by_id[claim_id].id)
    if len(kept) == len(case.claims):
        return case
    return evolve(
        case,
        claims=tuple(one for one in case.claims if one.id in kept),
        evidence=tuple(one for one in case.evidence if one.claim in kept),
        hypotheses=(),
        waivers=(),
        relations=tuple(
            one
            for one in case.relations
            if all(end in kept or end not in case.claims_by_id for end in (one.origin, one.target))
        ),
    )


def _reached(case: Case, start: str) -> set[str]:
    near: dict[str, set[str]] = {}
    for together in _together(case):
        names = list(together)
        # A ring of neighbours is enough to reach all of them.
        for one, other in pairwise(names):
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    seen = {start}
    todo = [start]
    while todo:
        fresh = near.get(todo.pop(), set()) - seen
        seen |= fresh
        todo += fresh
    return {name for name in seen if name in case.claims_by_id}


def _together(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield sets of names, of claims and of what connects them, that hang together."""
    relations = relate(case)
    undercut = {relation.target for relation in case.relations} | {
        item.target for item in case.evidence if item.target is not None
    }
    for claim in case.claims:
        yield claim.id, _proposition(relations.sign(claim.id)[0])
        if claim.says is not None:
            yield claim.id, claim.says.claim
    for pair in (*relations.excludes, *relations.implies, *relations.overlaps, *relations.rivals):
        yield tuple(map(_proposition, pair))
    for group in relations.groups:
        found = [group.proposition]
        for member in group.members:
            found += [*member.says, *(name for name, _ in member.excludes)]
            found += [name for name, _ in member.given]
        yield tuple(map(_proposition, found))
    for relation in case.relations:
        yield from ((relation.origin, end) for end in _ends(case, relation.target))
    for item in case.evidence:
        document = case.document_of(item)
        derived = (*item.derived_from, *(() if document is None else document.derived_from))
        for parent in derived:
            yield from ((item.claim, end) for end in _ends(case, parent.parent))
        yield from ((item.claim, end) for end in _ends(case, item.target or ""))
        for name in (item.document, item.attributed_to, item.source):
            if name in undercut:
                yield item.claim, f"undercut {name}"
        if document is not None and document.source in undercut:
            yield item.claim, f"undercut {document.source}"


def _ends(case: Case, name: str) -> Iterator[str]:
    """Yield what a name stands for: a claim, an item's claim, or what of a document is undercut."""
    if name in case.claims_by_id:
        yield name
    elif name in case.evidence_by_id:
        yield case.evidence_by_id[name].claim
    elif name:
        yield f"undercut {name}"


def _proposition(name: str) -> str:
    return f"proposition {name}"

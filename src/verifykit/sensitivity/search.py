"""Which edits would give a claim another verdict, found by making them and scoring again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve

from verifykit.model.case import Case
from verifykit.scoring import Scoring
from verifykit.sensitivity.change import Change, Edit
from verifykit.sensitivity.edits import edits_on
from verifykit.sensitivity.neighbourhood import neighbourhood

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
    it. Raises KeyError for an unknown claim.
    """
    verdict = scoring.verdict(claim_id)
    part = neighbourhood(scoring.case, claim_id)
    tries = max(LEAST, WORK // (len(part.claims) + len(part.evidence) + 1))
    told: list[Change] = []
    for edits in _tried(part, claim_id, tries):
        change = Change(edits=edits, verdict=verdict, score=None, case=scoring.case)
        if any(one.concerns <= change.concerns for one in told):
            continue
        if evolve(scoring, case=_edited(part, edits)).verdict(claim_id) == verdict:
            continue
        there = evolve(scoring, case=_edited(scoring.case, edits))
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

"""Linchpins: documents on which verdicts hang, with all that is known only through them."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit.parts import frozen
from verifykit.scoring.dependence import Dependence
from verifykit.scoring.falls import Falls, JudgedBy
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines


@frozen(kw_only=True, eq=False)
class Linchpin:
    """A document and the claims whose verdict falls without it.

    `whole_case`: most claims of the case that have evidence fall, not only some with several
    lines that all hang on the document.
    """

    document: str
    claims: tuple[str, ...]
    whole_case: bool


def find_linchpins(
    lines: Lines, judgements: Judgements, judged_by: JudgedBy
) -> tuple[Linchpin, ...]:
    """Return the linchpin documents of a case, in the order of the case."""
    case, dependence = lines.case, Dependence(lines=lines)
    with_evidence = sum(claim.id in case.evidence_by_claim for claim in case.claims)
    most = with_evidence / 2 if with_evidence >= 3 else with_evidence
    can_fall = {claim.id for claim in case.claims if _can_fall(judgements, claim.id)}
    several = {claim for claim in can_fall if _lines(judgements, claim) >= 2}
    falls = Falls(dependence=dependence, judgements=judgements, judged_by=judged_by)
    found = []
    for document in case.documents:
        hanging = [claim for claim in dependence.hanging(document.id) if claim in can_fall]
        asked = _worth_telling(hanging, several, most)
        fallen = _worth_telling(falls.without(document.id, asked), several, most)
        if fallen:
            whole_case = len(fallen) > most
            found.append(
                Linchpin(document=document.id, claims=tuple(fallen), whole_case=whole_case)
            )
    return tuple(found)


def _worth_telling(claims: Sequence[str], several: set[str], most: float) -> list[str]:
    """All of the claims if they are most of the case, else those with several lines."""
    return [claim for claim in claims if len(claims) > most or claim in several]


def _can_fall(judgements: Judgements, claim: str) -> bool:
    basis = judgements.of(claim).basis
    if basis.supports.total <= 0:
        return False
    verdict = judgements.verdict(claim)
    return verdict != "refuted" and (verdict != "unverified" or basis.refutes.total > 0)


def _lines(judgements: Judgements, claim: str) -> int:
    """How many lines a claim has that are worth something, heard or not, or support it."""
    testimony, basis = judgements.joint.testimony, judgements.of(claim).basis
    name = judgements.joint.relations.proposition(claim)
    voices = (*testimony.voices(name, supports=True), *testimony.voices(name, supports=False))
    return max(sum(voice.worth > 0 for voice in voices), len(basis.supports.terms))

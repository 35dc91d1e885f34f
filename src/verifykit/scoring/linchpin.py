"""Linchpins: documents on which verdicts hang, with all that is known only through them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.scoring.judging import Judge, Judged
from verifykit.scoring.verdict import decide


@frozen(kw_only=True)
class Linchpin:
    """A document and the claims whose verdict falls without it.

    `whole_case`: most claims of the case that have evidence fall, not only some with several
    lines that all hang on the document.
    """

    document: str
    claims: tuple[str, ...]
    whole_case: bool


def find_linchpins(judge: Judge, verdicts: Mapping[str, Verdict]) -> tuple[Linchpin, ...]:
    """Return the linchpin documents of a case, in the order of the case."""
    fallen: dict[str, list[str]] = {}
    without: dict[str, Judge] = {}
    for claim_id, verdict in verdicts.items():
        judged = judge.judged(claim_id)
        if not _can_fall(judged, verdict):
            continue
        for document in sorted(_documents(judge, judged)):
            if document not in without:
                without[document] = _without(judge, document)
            if _falls(judged, verdict, without[document], claim_id):
                fallen.setdefault(document, []).append(claim_id)
    with_evidence = sum(bool(judge.scales.hand(claim_id)) for claim_id in verdicts)
    found = []
    for name in [document.id for document in judge.members.case.documents]:
        claims = fallen.get(name, [])
        most = with_evidence >= 3 and len(claims) > with_evidence / 2
        if not most:
            claims = [claim for claim in claims if _lines(judge.judged(claim)) >= 2]
        if claims:
            found.append(Linchpin(document=name, claims=tuple(claims), whole_case=most))
    return tuple(found)


def _can_fall(judged: Judged, verdict: Verdict) -> bool:
    if judged.support <= 0 or verdict == "refuted":
        return False
    return verdict != "unverified" or judged.refutation > 0


def _documents(judge: Judge, judged: Judged) -> set[str]:
    """The documents that a claim's support is in, or is known through."""
    graph = judge.scales.graph
    found: set[str] = set()
    for weighed in (judged.own, judged.basis):
        for item in weighed.trace.items:
            if item.stance == "supports" and item.evidence.document is not None:
                found |= {item.evidence.document, *graph.windows(item.evidence)}
    return found


def _without(judge: Judge, document: str) -> Judge:
    scales = evolve(judge.scales, without=document)
    return Judge(
        scales=scales,
        comparisons=judge.comparisons,
        members=judge.members,
        parameters=judge.parameters,
    )


def _falls(judged: Judged, verdict: Verdict, without: Judge, claim_id: str) -> bool:
    if without.judged(claim_id).support >= judged.support - 1e-12:
        return False
    after = decide(without, claim_id)
    if (verdict, after) == ("corroborated", "supported"):
        return False
    return VERDICTS.index(after) > VERDICTS.index(verdict)


def _lines(judged: Judged) -> int:
    return len(judged.basis.supports.lines) + len(judged.refutes.lines)

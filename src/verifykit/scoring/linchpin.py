"""Linchpins: documents on which verdicts hang, with all that is known only through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.parts import part
from verifykit.provenance import ADDS
from verifykit.scoring.balance import log_odds, sigmoid
from verifykit.scoring.independence import establish
from verifykit.scoring.judged import Judged
from verifykit.scoring.judging import Judge
from verifykit.scoring.line import Line
from verifykit.scoring.tally import Tally
from verifykit.scoring.verdict import ROUNDING, decide, upheld


@part(kw_only=True)
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
    with_evidence = sum(bool(judge.scales.hand(claim)) for claim in verdicts)
    threshold = with_evidence / 2 if with_evidence >= 3 else with_evidence
    hanging = _hanging(judge, verdicts)
    found = []
    for document in judge.members.case.documents:
        claims = _worth_telling(judge, hanging.get(document.id, []), threshold)
        if not claims:
            continue
        without = _without(judge, document.id)
        fallen = _worth_telling(
            judge,
            [claim for claim in claims if _falls(judge, verdicts, without, claim, document.id)],
            threshold,
        )
        if fallen:
            whole_case = len(fallen) > threshold
            found.append(Linchpin(document=document.id, claims=fallen, whole_case=whole_case))
    return tuple(found)


def _worth_telling(judge: Judge, claims: Sequence[str], threshold: float) -> tuple[str, ...]:
    """All of the claims if they are most of the case, else those with several lines."""
    if len(claims) > threshold:
        return tuple(claims)
    return tuple(claim for claim in claims if _lines(judge.judged(claim)) >= 2)


def _hanging(judge: Judge, verdicts: Mapping[str, Verdict]) -> dict[str, list[str]]:
    """For each document the claims that its removal could take support from."""
    found: dict[str, list[str]] = {}
    for claim, verdict in verdicts.items():
        judged = judge.judged(claim)
        if _can_fall(judged, verdict):
            for document in _documents(judge, judged):
                found.setdefault(document, []).append(claim)
    return found


def _can_fall(judged: Judged, verdict: Verdict) -> bool:
    if judged.support <= 0 or verdict == "refuted":
        return False
    return verdict != "unverified" or judged.refutation > 0


def _documents(judge: Judge, judged: Judged) -> set[str]:
    """The documents that what counts for a claim is in, or is known through alone."""
    graph = judge.scales.graph
    found: set[str] = set()
    for weighed in {id(one): one for one in (judged.own, judged.basis)}.values():
        for item in weighed.trace.items:
            if item.stance == "supports" and item.role in ADDS:
                windows = graph.windows(item.evidence)
                if len(windows) == 1:
                    found |= windows
                if item.evidence.document is not None:
                    found.add(item.evidence.document)
    return found


def _without(judge: Judge, document: str) -> Judge:
    scales = evolve(judge.scales, without=document)
    return Judge(
        scales=scales,
        rivals=judge.rivals,
        members=judge.members,
        parameters=judge.parameters,
    )


def _falls(
    judge: Judge, verdicts: Mapping[str, Verdict], without: Judge, claim: str, document: str
) -> bool:
    """Whether the verdict of a claim is worse `without` a document.

    From corroborated to supported is no fall: one leg is gone, and the claim still stands.
    """
    judged, verdict = judge.judged(claim), verdicts[claim]
    left = _lines_left(judge, judged, document)
    if left is None:
        if without.judged(claim).support >= judged.support - ROUNDING:
            return False
        after = decide(without, claim)
    else:
        score = sigmoid(log_odds(left.total, 0.0, judge.parameters))
        after = upheld(judged.claim, left, score, judge.parameters) or "unverified"
    if (verdict, after) == ("corroborated", "supported"):
        return False
    return VERDICTS.index(after) > VERDICTS.index(verdict)


def _lines_left(judge: Judge, judged: Judged, document: str) -> Tally | None:
    """What supports a claim without a document, where that can be told from its lines alone.

    None for claims to which anything else matters: what speaks against them, other claims, or
    derivation, which takes another course without the document.
    """
    own = judged.own
    if judged.refutation or judged.bounds or own is not judged.basis:
        return None
    if any(item.role != "origin" or len(item.path) > 1 for item in own.trace.items):
        return None
    left: list[Line] = []
    for line in own.supports.lines:
        gone = {judge.scales.hangs_on(item.evidence, document) for item in line.items}
        if len(gone) > 1:
            return None
        if not gone.pop():
            left.append(line.stand(established=False))
    return establish(left, judge.parameters)


def _lines(judged: Judged) -> int:
    return len(judged.basis.supports.lines) + len(judged.refutes.lines)

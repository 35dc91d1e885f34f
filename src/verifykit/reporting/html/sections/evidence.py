"""The evidence of a claim for people: who speaks where, with which stance, and what it adds."""

from __future__ import annotations

from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.parts import frozen
from verifykit.provenance import (
    ADDS,
    SHOWN_OF_PATH,
    Path,
    TraceItem,
    own_loss_text,
    relayed_beside,
    relayed_text,
    taken_back_text,
)
from verifykit.reporting.html.dossier import Dossier
from verifykit.scoring.reasons import UNHELD


@frozen(kw_only=True)
class Item:
    """One item of evidence; `adds` says whether it is a line or part of one."""

    evidence: Evidence
    who: str
    traits: tuple[str, ...]
    document: Document | None
    lineage: str
    role: str
    adds: bool


def evidence_of(dossier: Dossier, claim_id: str) -> tuple[Item, ...]:
    """Return a claim's evidence in the order of the case."""
    return tuple(_item(dossier, traced) for traced in dossier.scoring.trace(claim_id).items)


def _item(dossier: Dossier, traced: TraceItem) -> Item:
    evidence = traced.evidence
    weightless = _silence(dossier, traced) is not None
    return Item(
        evidence=evidence,
        who=dossier.voices(evidence),
        traits=_traits(dossier, evidence),
        document=dossier.case.document_of(evidence),
        lineage=lineage_of(dossier, evidence),
        role=role_text(dossier, traced),
        adds=traced.role in ADDS and not weightless,
    )


def lineage_of(dossier: Dossier, evidence: Evidence) -> str:
    """Return the lineage that counts: the declared one, else what its derivation shows."""
    graph = dossier.scoring.graph
    if graph.parents(evidence):
        return "relayed"
    if graph.original(evidence):
        return "original"
    return "unknown"


def role_text(dossier: Dossier, traced: TraceItem) -> str:
    """Return what an item does for its claim."""
    silent = _silence(dossier, traced)
    if silent is not None:
        return f"{silent}; adds nothing"
    match traced.role:
        case "origin" if traced.original:
            return "its own word"
        case "origin" if dossier.scoring.graph.parents(traced.evidence):
            return "contradicts everything it has read: a line of its own"
        case "origin":
            return "counts once"
        case "stand-in":
            return f"stands in for {dossier.names(traced.speakers)}, {UNHELD}"
        case "circle":
            return "part of a reporting circle that nothing outside feeds"
        case "relay":
            trace = dossier.scoring.trace(traced.evidence.claim)
            beside = relayed_beside(dossier.scoring.graph, trace, traced)
            told = relayed_text(_chain(dossier, traced), (_way(dossier, one) for one in beside))
            return f"passes on {told}; adds nothing"
        case "dead":
            back = traced.taken_back
            if back is not None and len(traced.path) == 1:
                return f"{own_loss_text(traced.evidence, back)}; adds nothing"
            told = "was taken back" if back is None else taken_back_text(back)
            return f"rests on what is from {_chain(dossier, traced)}, and that {told}; adds nothing"
        case "partial":
            return "bears only on part of the claim, or on a wider or narrower one; adds nothing"
        case "unjudged":
            return "nobody has said yet whether it supports or refutes the claim; adds nothing"


def _silence(dossier: Dossier, traced: TraceItem) -> str | None:
    """Return why a line that was made of an item is not counted; None where it is."""
    if traced.role not in ADDS:
        return None
    return dossier.silences(traced.evidence.claim or "").get(traced.evidence.id)


def _chain(dossier: Dossier, traced: TraceItem) -> str:
    return _way(dossier, traced.path.rest or traced.path)


def _way(dossier: Dossier, path: Path) -> str:
    return " ← ".join(dict.fromkeys(map(dossier.name, path.ends(SHOWN_OF_PATH))))


def _traits(dossier: Dossier, evidence: Evidence) -> tuple[str, ...]:
    speaker = dossier.case.source(dossier.case.speaker(evidence))
    found = []
    if speaker is not None and speaker.anonymous:
        found.append("unnamed")
    if evidence.first_hand:
        found.append("first-hand")
    if evidence.stake == "for":
        found.append("interested party")
    if evidence.stake == "against":
        found.append("against their own interest")
    if speaker is not None and speaker.reliability is not None:
        found.append(f"graded {speaker.reliability}")
    return tuple(found)

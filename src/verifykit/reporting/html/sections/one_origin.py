"""What rests on one origin alone: the origin, where its word is found, and the claims."""

from __future__ import annotations

from attrs import define, field

from verifykit.parts import frozen
from verifykit.provenance import ADDS, Line
from verifykit.reporting.html.dossier import Dossier


@frozen(kw_only=True)
class OneOrigin:
    """An origin and the claims that nothing else supports."""

    name: str
    documents: int
    claims: tuple[str, ...]


@define
class _Word:
    """The word of an origin: the claims that it alone carries, who speaks, and where it stands."""

    claims: list[str] = field(factory=list)
    speakers: dict[str, None] = field(factory=dict)
    documents: set[str] = field(factory=set)
    heard: bool = False
    """Whether any of it was not only passed on."""


def one_origins(dossier: Dossier) -> tuple[OneOrigin, ...]:
    """Return the origins that alone carry claims, most claims first; echoed ones before others."""
    words: dict[tuple[str, ...], _Word] = {}
    for claim, line in dossier.carried_by_one.items():
        word = words.setdefault(line.origins, _Word())
        word.claims.append(claim)
        word.speakers.update(dict.fromkeys(dossier.origins(line.items)))
        word.documents |= _documents(dossier, claim, line)
        word.heard |= line.lineage != "relayed"
    found = [_one_origin(dossier, origins, word) for origins, word in words.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.claims), -one.documents, one.name)))


def _documents(dossier: Dossier, claim_id: str, line: Line) -> set[str]:
    """What passes a line on; others may have spoken whose word no longer counts."""
    trace = dossier.scoring.trace(claim_id)
    telling = trace.chains_to(line.items).keys() & {
        item.evidence.id
        for item in trace.items
        if item.stance == "supports" and item.role in (*ADDS, "relay")
    }
    found = (dossier.case.evidence_by_id[name].document for name in telling)
    return set(filter(None, found))


def _one_origin(dossier: Dossier, origins: tuple[str, ...], word: _Word) -> OneOrigin:
    names = dossier.names(word.speakers, between=" or " if len(origins) > 1 else " and ")
    return OneOrigin(
        name=names if word.heard else f"{names}, as others cite them",
        documents=len(word.documents),
        claims=tuple(word.claims),
    )

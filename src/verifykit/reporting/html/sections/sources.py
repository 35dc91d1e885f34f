"""Sources with their grades and how much rests on each; the documents on which verdicts hang."""

from __future__ import annotations

from attrs import define, field

from verifykit.model.document import Document
from verifykit.model.source import Grade, Source
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.graph.drawing import Drawing, draw
from verifykit.reporting.html.graph.of_case import network_of_case

_LISTED = 200
"""Rows of a table at most; those on which the most rests come first."""
GRADES: dict[Grade, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""Admiralty reliability in words."""


@frozen(kw_only=True)
class SourceRow:
    """A source: its documents, and the claims for which it is an origin on each side.

    `alone` are the claims that nothing but this origin supports.
    """

    source: Source
    grade: str
    documents: int
    supports: int
    refutes: int
    open: int
    alone: tuple[str, ...]


@frozen(kw_only=True)
class DocumentRow:
    """A document, how many claims it bears on, and those whose verdict falls without it."""

    document: Document
    claims: int
    fall: tuple[str, ...]
    whole_case: bool


@frozen(kw_only=True)
class Sources:
    """Sources and documents, those on which the most rests first, and how they hang together."""

    sources: tuple[SourceRow, ...]
    documents: tuple[DocumentRow, ...]
    drawing: Drawing | None
    more_sources: int
    more_documents: int


@define
class _Count:
    supports: set[str] = field(factory=set)
    refutes: set[str] = field(factory=set)
    open: set[str] = field(factory=set)
    alone: list[str] = field(factory=list)


def sources_of(dossier: Dossier, *, hidden: frozenset[str] = frozenset()) -> Sources:
    """Return the sources of a case; those in `hidden` get no row."""
    case = dossier.case
    counts = _counts(dossier)
    published: dict[str, int] = {}
    for document in case.documents:
        published[document.source] = published.get(document.source, 0) + 1
    rows = [
        _source(dossier, source, counts.get(source.id, _Count()), published.get(source.id, 0))
        for source in case.sources
        if source.id not in hidden
    ]
    rows.sort(key=lambda row: (-len(row.alone), -row.supports - row.refutes, row.source.name))
    documents = [row for row in _documents(dossier) if row.document.id not in hidden]
    documents.sort(key=lambda row: (-len(row.fall), -row.claims))
    drawing = None
    if case.documents:
        label = "How the documents reached this case; the same as a table below"
        drawing = draw(network_of_case(dossier), label)
    return Sources(
        sources=tuple(rows[:_LISTED]),
        documents=tuple(documents[:_LISTED]),
        drawing=drawing,
        more_sources=len(rows[_LISTED:]),
        more_documents=len(documents[_LISTED:]),
    )


def _source(dossier: Dossier, source: Source, count: _Count, documents: int) -> SourceRow:
    return SourceRow(
        source=source,
        grade=GRADES[source.grade] if source.reliability else "nobody graded it",
        documents=documents,
        supports=len(count.supports),
        refutes=len(count.refutes),
        open=len(count.open),
        alone=tuple(count.alone),
    )


def _counts(dossier: Dossier) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for claim in dossier.report.claims:
        for line in dossier.scoring.lines(claim.id):
            for name in dossier.speakers(line.items):
                getattr(counts.setdefault(name, _Count()), line.side).add(claim.id)
    for claim_id, line in dossier.carried_by_one.items():
        for name in dossier.speakers(line.items):
            counts[name].alone.append(claim_id)
    return counts


def _documents(dossier: Dossier) -> list[DocumentRow]:
    linchpins = {found.document: found for found in dossier.scoring.linchpins}
    bears: dict[str, set[str]] = {}
    for item in dossier.case.evidence:
        if item.document is not None:
            bears.setdefault(item.document, set()).add(item.claim)
    rows = []
    for document in dossier.case.documents:
        linchpin = linchpins.get(document.id)
        rows.append(
            DocumentRow(
                document=document,
                claims=len(bears.get(document.id, ())),
                fall=() if linchpin is None else linchpin.claims,
                whole_case=linchpin is not None and linchpin.whole_case,
            )
        )
    return rows

"""The case of an answer: sentences are claims, publishers sources, citations evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from verifykit_grounding.answer import Answer, Held
from verifykit_grounding.citations import (
    EXTENSION,
    PROBLEM,
    TEXT,
    CitationOutcome,
    Cite,
    Imprint,
    cite,
    plain,
)
from verifykit_grounding.ids import Ids
from verifykit_grounding.links import CitingSentence, cited_sentences
from verifykit_grounding.origins import AGENCIES, Origins, origins_of, publisher_of

_LONGEST = 400
"""A passage with more characters is shown by its place alone."""


def case_data(answer: Answer) -> dict[str, Any]:
    """Return the case of an answer as data that keeps to the schema of cases.

    A claim's `x-grounding` says which characters of the answer it is, and what it cites; a
    document's `x-text` is its text. A citation is evidence as far as the document was found to
    bear the sentence out: it supports, supports in part, or refutes, or it is none.
    """
    documents = {one.id: one for one in answer.documents}
    cited = cited_sentences(answer)
    used = {citation.document for one in cited for citation in one.citations}
    names = Ids()
    data = _sourced([documents[name] for name in sorted(used & documents.keys())], names)
    claims: list[dict[str, Any]] = []
    evidence: list[dict[str, Any]] = []
    asides: list[dict[str, Any]] = []
    for number, one in enumerate(cited, 1):
        sentence = one.sentence
        if sentence.aside is not None:
            asides.append({"start": sentence.start, "end": sentence.end, "why": sentence.aside})
            continue
        key = f"sentence-{number}"
        cites = list(_cites(one, documents, answer.language))
        claims.append(
            {
                "id": key,
                "text": plain(sentence.text),
                "role": "asserted",
                EXTENSION: {
                    "start": sentence.start,
                    "end": sentence.end,
                    "cites": [_said(held.cite) for held in cites],
                },
            }
        )
        evidence += _evidence(key, cites, documents)
    case: dict[str, Any] = {"id": names.of("answer", answer.id), EXTENSION: {"asides": asides}}
    if answer.language:
        case["language"] = answer.language
    return {"verifykit": 1, "case": case, **data, "claims": claims, "evidence": evidence}


def _cites(
    one: CitingSentence, documents: dict[str, Held], language: str | None
) -> Iterator[CitationOutcome]:
    for name, quotes in _by_document(one).items():
        held = documents.get(name)
        text = None if held is None else held.text
        problem = "the answer has no such document" if held is None else held.problem
        imprint = Imprint() if held is None else Imprint(publisher_of(held), held.published)
        for quote in quotes or (None,):
            asked = Cite(document=name, quote=quote)
            yield cite(asked, one.sentence.text, text, problem, language, imprint)


def _by_document(one: CitingSentence) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for citation in one.citations:
        quotes = found.setdefault(citation.document, [])
        if citation.quote and citation.quote not in quotes:
            quotes.append(citation.quote)
    return found


def _said(asked: Cite) -> dict[str, Any]:
    return {"document": asked.document, **({"quote": asked.quote} if asked.quote else {})}


_STANCES: Mapping[str, Mapping[str, Any]] = {
    "grounded": {"stance": "supports"},
    "partly": {"stance": "supports", "partial": True},
    "contradicted": {"stance": "refutes"},
}
"""What a citation is evidence of, by what was found; what was not found is no evidence."""

_BEST_FIRST = ("grounded", "partly", "contradicted")


def _evidence(
    claim: str, cites: Iterable[CitationOutcome], documents: dict[str, Held]
) -> Iterator[dict[str, Any]]:
    by_document: dict[str, list[CitationOutcome]] = {}
    for one in cites:
        if one.outcome in _STANCES:
            by_document.setdefault(one.cite.document, []).append(one)
    for document, found in by_document.items():
        best = min(found, key=lambda one: _BEST_FIRST.index(one.outcome))
        item: dict[str, Any] = {
            "id": f"{claim}-{document}",
            "claim": claim,
            "document": document,
            **_STANCES[best.outcome],
        }
        span = best.judgement.span if best.judgement else None
        text = documents[document].text or ""
        if span is not None and span[1] - span[0] <= _LONGEST:
            item["notes"] = f"the passage that is most like it: “{text[slice(*span)]}”"
        yield item


def _sourced(held: list[Held], names: Ids) -> dict[str, Any]:
    """The sources and documents of a case, with who has it from whom."""
    for one in held:
        names.taken[f"document\0{one.id}"] = one.id
    origins = origins_of(held)
    sources: dict[str, dict[str, Any]] = {}
    documents: list[dict[str, Any]] = []
    parents = dict(_parents(held, origins, names, sources, documents))
    for one in held:
        publisher = publisher_of(one)
        source = names.of("publisher", publisher)
        kind = "outlet" if one.url or one.publisher else "other"
        sources.setdefault(source, {"id": source, "name": publisher, "kind": kind})
        described: dict[str, Any] = {"id": one.id, "source": source, **one.described}
        if one.id in parents:
            described["derived_from"] = [parents[one.id]]
        if one.text is None:
            described["consulted"] = False
            if one.problem:
                described[PROBLEM] = one.problem
        else:
            described[TEXT] = one.text
        documents.append(described)
    return {"sources": list(sources.values()), "documents": documents}


def _parents(
    held: list[Held],
    origins: Origins,
    names: Ids,
    sources: dict[str, dict[str, Any]],
    documents: list[dict[str, Any]],
) -> Iterator[tuple[str, str]]:
    """Which document each has its text from; adds those that nobody holds."""
    by_credit: dict[str, list[str]] = {}
    shared = []
    for copies in origins.copies:
        signed = {origins.credited[one] for one in copies.documents if one in origins.credited}
        if len(signed) == 1:
            by_credit.setdefault(signed.pop(), []).extend(copies.documents)
        elif copies.first is not None:
            yield from ((one, copies.first) for one in copies.documents if one != copies.first)
        else:
            shared.append(copies.documents)
    alone = {one for copies in origins.copies for one in copies.documents}
    for name, whose in origins.credited.items():
        if name not in alone:
            by_credit.setdefault(whose, []).append(name)
    publishers = {one.id: publisher_of(one) for one in held}
    for whose, carrying in sorted(by_credit.items()):
        # What an agency publishes itself is its own word.
        relays = [name for name in carrying if publishers[name] != whose]
        source = names.of("publisher", whose)
        kind = "agency" if whose in AGENCIES.values() else "other"
        sources.setdefault(source, {"id": source, "name": whose, "kind": kind})
        called = "wire" if kind == "agency" else "release"
        yield from _unheld(relays, source, names.of(called, f"{called} {whose}"), documents)
    for number, sharing in enumerate(shared, 1):
        told = " and ".join(sorted({publishers[name] for name in sharing})[:3])
        source = names.of("shared", f"shared text {number}")
        sources[source] = {
            "id": source,
            "name": f"whoever wrote what {told} share",
            "kind": "other",
            "anonymous": True,
        }
        yield from _unheld(sharing, source, names.of("text", f"shared text {number}"), documents)


def _unheld(
    carrying: Iterable[str], source: str, name: str, documents: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    relays = list(carrying)
    if not relays:
        return
    documents.append({"id": name, "source": source, "consulted": False, "known_through": relays})
    yield from ((one, name) for one in relays)

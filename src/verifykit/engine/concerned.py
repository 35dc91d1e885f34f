"""Which documents and sources a finding is about, for waivers that name one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.place import from_pointer
from verifykit.model.source import Source


def concerned(finding: Finding, case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the documents and of the sources that a finding points at.

    An item of evidence stands for its document and for who speaks in it, a document for its source.
    """
    documents: set[str] = set()
    sources: set[str] = set()
    for item in _items(finding, case):
        if isinstance(item, Evidence):
            documents |= {item.document} if item.document else set()
            sources |= {name for name in (item.source, item.attributed_to) if name}
        elif isinstance(item, Document):
            documents.add(item.id)
        else:
            sources.add(item.id)
    known = (case.documents_by_id.get(name) for name in documents)
    sources |= {document.source for document in known if document is not None}
    return frozenset(documents), frozenset(sources)


def _items(finding: Finding, case: Case) -> Iterator[Evidence | Document | Source]:
    for pointer in (finding.pointer, *(related.pointer for related in finding.related)):
        parts = from_pointer(pointer)
        if len(parts) >= 2 and parts[0] in ("evidence", "documents", "sources"):
            yield getattr(case, parts[0])[int(parts[1])]

"""Puts captures into a case: the files into its folder, the documents and sources into its file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from verifykit import Case, Document, Edit, InputError, UsageError, edit, load
from verifykit_grounding.answer import Held
from verifykit_grounding.capturing.page import CapturedPage
from verifykit_grounding.drafting.cast import name_key
from verifykit_grounding.ids import Ids
from verifykit_grounding.inputs.library import address
from verifykit_grounding.origins import publisher_of

FOLDER = "captures"
_LONGEST = 60


@frozen
class CaptureEntry:
    """What became of a captured page: the id of its document, and whether that is a new one."""

    document: str
    page: CapturedPage
    new: bool


def keep(pages: Sequence[CapturedPage], case_path: Path, at: str) -> list[CaptureEntry]:
    """Write pages into a case and return what became of each; `at` is the time (ISO 8601).

    A document of the case with the address of a page gets its capture; a page that none has becomes
    a document, of the source with the name of its publisher. A case that is not there is begun.
    Raise InputError where a document has another capture already; nothing is replaced.
    """
    if not case_path.exists():
        case_path.parent.mkdir(parents=True, exist_ok=True)
        case_path.write_text("verifykit: 1\n", encoding="utf-8", newline="\n")
    case = load(case_path)
    folder = Path(case.folder or os.curdir)
    adding = _Adding.to(case)
    patch: list[Edit] = []
    kept = []
    for page in {(one.url, one.sha256): one for one in pages}.values():
        document = adding.known(page)
        if document is not None and document.capture is not None:
            if document.capture.sha256 == page.sha256:
                continue
            raise InputError(f"{document.id} has a capture already: {document.capture.path}")
        name = document.id if document is not None else adding.name_of(page)
        capture = _written(page, name, folder, at)
        if document is not None:
            pointer = case.pointer(document)
            patch.append(Edit(op="add", path=f"{pointer}/capture", value=capture))
        else:
            patch += adding.edits(page, name, capture)
        kept.append(CaptureEntry(name, page, document is None))
    if patch:
        edit(case_path, patch)
    return kept


@frozen
class _Adding:
    """The case that pages are added to: its ids, its sources by name, its documents by address.

    `captured` are its documents by the digest of their capture.
    """

    ids: Ids
    sources: dict[str, str]
    documents: dict[str, Document]
    captured: dict[str | None, Document]
    given: set[str] = field(factory=set)
    """The ids of the documents that were added."""

    @classmethod
    def to(cls, case: Case) -> _Adding:
        ids = Ids()
        used = [one.id for one in case.sources]
        used += [one.id for one in case.documents]
        used += [one.id for one in case.evidence]
        for name in used:
            ids.taken[f"case\0{name}"] = name
        return cls(
            ids,
            {name_key(one.name): one.id for one in case.sources},
            {address(one.url): one for one in case.documents if one.url},
            {one.capture.sha256: one for one in case.documents if one.capture},
        )

    def known(self, page: CapturedPage) -> Document | None:
        known = self.documents.get(address(page.url)) if page.url else None
        # The same bytes at another address are another document.
        unplaced = page.url is None or page.self_named
        return known or (self.captured.get(page.sha256) if unplaced else None)

    def name_of(self, page: CapturedPage) -> str:
        """Return a new document's id: by the title, and by whose it is where others have that."""
        digest = page.sha256[:12]
        title = page.title or page.url or digest
        for called in (title, f"{page.publisher or ''} {title}", f"{digest} {title}"):
            name = self.ids.of("document", called)[:_LONGEST].strip("-")
            if name not in self.given:
                self.given.add(name)
                return name
        return digest

    def edits(self, page: CapturedPage, name: str, capture: dict[str, Any]) -> Iterator[Edit]:
        told = Held(id=name, url=page.url, title=page.title, publisher=page.publisher)
        known = bool(page.publisher or (page.url and not page.self_named))
        publisher = publisher_of(told) if known else f"the publisher of {name}"
        key = name_key(publisher)
        if key not in self.sources:
            self.sources[key] = self.ids.of("source", publisher)
            kind = "outlet" if known else "other"
            source = {"id": self.sources[key], "name": publisher, "kind": kind}
            yield Edit(op="add", path="/sources/-", value=source)
        described: dict[str, Any] = {"id": name, "source": self.sources[key]}
        # Whoever reprints a page may name the original's address in it, as search engines ask for.
        url, notes = (None, whose(page)) if page.self_named else (page.url, None)
        given = {"title": page.title, "url": url, "published": page.published, "notes": notes}
        described |= {key: value for key, value in given.items() if value}
        yield Edit(op="add", path="/documents/-", value={**described, "capture": capture})


def whose(page: CapturedPage) -> str:
    """Return what to ask about a page whose address nothing but the page itself tells."""
    return f"the page alone says that it is {page.url}, and a reprint may name its original: is it?"


def _written(page: CapturedPage, name: str, folder: Path, at: str) -> dict[str, Any]:
    """Write the files of a page and return the capture, as a case file says it."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for ending, content in ((page.ending, page.body), *page.beside):
        file = target / f"{name}{ending}"
        if file.exists() and file.read_bytes() != content:
            raise UsageError(f"{file} is there already, and is something else")
        file.write_bytes(content)
    made = {"path": f"{FOLDER}/{name}{page.ending}", "sha256": page.sha256}
    return {**made, "at": at, "tool": page.tool}

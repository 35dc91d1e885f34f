"""A saved answer of a language model's API: blocks with citations, or annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from verifykit import InputError
from verifykit_grounding.answer import Answer, Citation, Held, is_mark
from verifykit_grounding.inputs.library import Library, address
from verifykit_grounding.inputs.offsets import characters

_BLOCKS = ("content", "output", "choices", "message")


def is_one(data: object) -> bool:
    """Whether JSON data holds blocks of text with citations or annotations."""
    return next(_texts(data), None) is not None


def read(data: Any, path: Path, library: Library) -> Answer:
    """Return the answer that was saved. Raise InputError for a citation that is none."""
    saved = _AnswerBlocks(path.name)
    for block in _texts(data):
        saved.add(block)
    return Answer(
        id=path.stem,
        text="".join(saved.parts),
        citations=tuple(saved.citations),
        documents=tuple(saved.held(library)),
        hidden=tuple(saved.hidden),
    )


def _texts(data: object) -> Iterator[dict[str, Any]]:
    """The blocks of text of an answer in their order, wherever an API puts them."""
    if isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif isinstance(data, dict):
        if isinstance(data.get("text"), str) and data.get("type") in ("text", "output_text"):
            yield data
            return
        # A chat answer has its text as a plain `content`, with the annotations beside it.
        if isinstance(data.get("content"), str) and isinstance(data.get("annotations"), list):
            yield {"text": data["content"], "annotations": data["annotations"]}
            return
        for name in _BLOCKS:
            yield from _texts(data.get(name))


@frozen
class _AnswerBlocks:
    """What is gathered block by block."""

    name: str
    parts: list[str] = field(factory=list)
    citations: list[Citation] = field(factory=list)
    hidden: list[tuple[int, int]] = field(factory=list)
    _documents: dict[str, Held] = field(factory=dict)
    _cited: dict[str, list[str]] = field(factory=dict)

    def add(self, block: dict[str, Any]) -> None:
        """Add a block with what it cites."""
        start = sum(map(len, self.parts))
        text = block["text"]
        self.parts.append(text)
        for one in block.get("citations") or ():
            quote = _word(one, "cited_text")
            document = self._document(one, quote)
            self.citations.append(
                Citation(start=start, end=start + len(text), document=document, quote=quote)
            )
        for one in block.get("annotations") or ():
            found = one.get("url_citation", one) if isinstance(one, dict) else {}
            self._annotate(found, text, start)

    def held(self, library: Library) -> Iterator[Held]:
        """Yield the documents: in full where the library has them, else what was cited of them."""
        for key, document in self._documents.items():
            known = library.hold(document)
            passages = list(dict.fromkeys(self._cited.get(key, ())))
            if known.text is None and passages:
                # All that anybody here has of it is what the answer says that it says.
                known = evolve(known, text="\n".join(passages), problem=None)
            yield known

    def _annotate(self, one: dict[str, Any], text: str, before: int) -> None:
        if not any(one.get(name) for name in ("url", "file_id", "filename")):
            return
        try:
            start, end = characters(
                text, one.get("start_index", 0), one.get("end_index", len(text))
            )
        except (TypeError, ValueError) as error:
            raise InputError(f"{self.name}: an annotation: {error}") from error
        document = self._document(one, None)
        self.citations.append(Citation(start=before + start, end=before + end, document=document))
        if "](" in text[start:end] or is_mark(text[start:end]):
            # Such an annotation covers the mark itself, and no words of the sentence.
            self.hidden.append((before + start, before + end))

    def _document(self, one: dict[str, Any], quote: str | None) -> str:
        url = _word(one, "url") or (
            _word(one, "source") if one.get("type") == "search_result_location" else None
        )
        title = _word(one, "title") or _word(one, "document_title") or _word(one, "filename")
        number = one.get("document_index", one.get("search_result_index"))
        key = address(url) if url else str(one.get("file_id") or title or f"document {number}")
        if key not in self._documents:
            made = Held(id=f"document-{len(self._documents) + 1}", url=url, title=title)
            self._documents[key] = made
        if quote:
            self._cited.setdefault(key, []).append(quote)
        return self._documents[key].id


def _word(one: dict[str, Any], name: str) -> str | None:
    value = one.get(name)
    return value if isinstance(value, str) and value.strip() else None

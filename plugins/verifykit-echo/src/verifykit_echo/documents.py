"""The documents of a case whose texts can be compared, and those that cannot."""

from __future__ import annotations

from unicodedata import normalize

from attrs import frozen

from verifykit import Case, Document, Source
from verifykit.captures import UnreadableCapture, read_capture


@frozen
class Text:
    """A document with the main text of its capture, and the source that published it.

    Letters with accents are one character, so that texts of different systems can be compared.
    """

    document: Document
    source: Source
    text: str

    @property
    def published(self) -> str:
        """When it was published; "" is not known."""
        return self.document.published or ""


@frozen
class UnreadDocument:
    """A document whose capture could not be read, and why."""

    document: Document
    reason: str


def read_texts(case: Case) -> tuple[tuple[Text, ...], tuple[UnreadDocument, ...]]:
    """Return the texts of all captured documents, by date, and the captures without a text.

    The order depends on dates and words alone, not on that of the case.
    """
    texts: list[Text] = []
    unread: list[UnreadDocument] = []
    for document in case.documents:
        if document.capture is None:
            continue
        try:
            text = normalize("NFC", read_capture(case, document).main)
        except UnreadableCapture as error:
            unread.append(UnreadDocument(document, str(error)))
        else:
            texts.append(Text(document, case.sources_by_id[document.source], text))
    texts.sort(key=lambda one: (not one.published, one.published, one.text, one.source.name))
    return tuple(texts), tuple(unread)

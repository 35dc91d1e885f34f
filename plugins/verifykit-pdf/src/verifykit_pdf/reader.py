"""Reads the text of a PDF, page after page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from verifykit.captures import CapturedText, UnreadableCapture

if TYPE_CHECKING:
    import pypdf

MOST_PAGES = 5000
"""Nobody captures a longer document to quote from it."""
MOST_CHARACTERS = 16_000_000
"""As many as a capture of any other kind may have."""
_HEAD = 1024
"""Viewers look for the mark of a PDF in so many bytes, since some put something before it."""


class PdfReader:
    """The reader of captures that are PDF (ISO 32000)."""

    name = "pdf"
    media_types = ("application/pdf", "application/x-pdf")

    def sniff(self, head: bytes) -> bool:
        """Whether a capture that begins so is a PDF."""
        return b"%PDF-" in head[:_HEAD]

    def read(self, data: bytes) -> CapturedText:
        """Return the text of all pages, a line between them; raises UnreadableCapture."""
        # They take a while to import, and most cases have no PDF.
        import logging

        import pypdf

        # What is wrong with a file is said in the exception; its warnings are for nobody.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            document = pypdf.PdfReader(BytesIO(data))
            if document.is_encrypted and not document.decrypt(""):
                raise UnreadableCapture("the PDF has a password")
            if len(document.pages) > MOST_PAGES:
                raise UnreadableCapture(f"the PDF has more than {MOST_PAGES:,} pages")
            text = _text(document)
        except UnreadableCapture:
            raise
        except (Exception, RecursionError) as error:
            # A damaged file makes pypdf raise whatever its fields lead to.
            raise UnreadableCapture(f"the PDF is damaged: {error}") from error
        if not text.strip():
            raise UnreadableCapture("the PDF has no text in it, only pictures")
        return CapturedText(main=text, whole=text)


def _text(document: pypdf.PdfReader) -> str:
    pages: list[str] = []
    length = 0
    for page in document.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > MOST_CHARACTERS:
            raise UnreadableCapture(f"the PDF has more than {MOST_CHARACTERS:,} characters")
    return "\n".join(pages)

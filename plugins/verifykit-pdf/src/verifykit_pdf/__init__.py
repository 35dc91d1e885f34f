"""verifykit-pdf: the text of captures that are PDF."""

from __future__ import annotations

from verifykit import hookimpl
from verifykit_pdf.reader import PdfReader

verifykit_api = "1"


@hookimpl
def verifykit_capture_readers() -> tuple[PdfReader]:
    """Return the one reader."""
    return (PdfReader(),)

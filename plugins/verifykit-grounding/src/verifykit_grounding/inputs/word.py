"""Word documents (DOCX, ISO 29500): as a text that cites, and as a capture of what is cited."""

from __future__ import annotations

from io import BytesIO

from verifykit.captures import CapturedText, UnreadableCapture

MOST_BYTES = 64_000_000
"""A document that unpacks to more is not read: a text is never that large."""


def html_of(data: bytes) -> str:
    """Return a Word document as HTML, with its links and footnotes (by mammoth).

    Raise UnreadableCapture if it is none, is damaged or too large, or mammoth is not installed.
    """
    try:
        import mammoth
    except ImportError as error:
        raise UnreadableCapture(
            "Word documents need mammoth: install verifykit-grounding[docx]"
        ) from error
    # Every run over a case asks for the reader, and few meet a Word document.
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > MOST_BYTES:
            raise UnreadableCapture(f"it unpacks to more than {MOST_BYTES:,} bytes")
        # Pictures say nothing that could be held against a source.
        made = mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(_no))
    except UnreadableCapture:
        raise
    except (Exception, RecursionError) as error:
        # A damaged file makes mammoth raise whatever its parts lead to.
        raise UnreadableCapture(f"it is no Word document that can be read: {error}") from error
    return str(made.value)


def _no(image: object) -> dict[str, str]:
    return {}


class WordReader:
    """The reader of captures that are Word documents."""

    name = "docx"
    media_types = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

    def sniff(self, head: bytes) -> bool:
        """Whether a capture that begins so is a Word document: a ZIP file that begins as one."""
        return head.startswith(b"PK\x03\x04") and (
            b"[Content_Types].xml" in head or b"word/" in head
        )

    def read(self, data: bytes) -> CapturedText:
        """Return the text without its links; raises UnreadableCapture."""
        from verifykit_grounding.inputs.html import text_of

        text = text_of(html_of(data))
        if not text:
            raise UnreadableCapture("the Word document has no text in it")
        return CapturedText(main=text, whole=text)

"""The page in a WARC file (ISO 28500), as web archives and crawlers keep it."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import Any

from verifykit.captures.unreadable import UnreadableCapture

_RECORDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")

_GZIP = b"\x1f\x8b"

_BLOCK = 1024 * 1024
"""warcio reads a line by joining blocks, so that small ones make a long line slow."""


def looks_like_warc(data: bytes) -> bool:
    """Whether bytes are a WARC file, gzipped or not."""
    if data.startswith(b"WARC/"):
        return True
    if not data.startswith(_GZIP):
        return False
    try:
        # A gzip member is cut here, so only its beginning can be unpacked.
        return zlib.decompressobj(wbits=31).decompress(data[:4096], 5) == b"WARC/"
    except zlib.error:
        return False


def page_of(
    data: bytes, url: str | None, most: int, types: frozenset[str] = frozenset()
) -> tuple[bytes, str | None]:
    """Return the page at `url`, else the first page, and the encoding that its server named.

    A page is text, HTML, or of one of the media `types`. Needs warcio. Raises UnreadableCapture if
    that is not installed, if no page is there, or if the file, or the page in it, has more than
    `most` bytes once it is unpacked.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise UnreadableCapture(
            "it is a WARC file, which needs warcio: install verifykit-core[warc]"
        ) from error
    first: tuple[bytes, str | None] | None = None
    try:
        for record in ArchiveIterator(BytesIO(_unpacked(data, most)), block_size=_BLOCK):
            if not _is_page(record, types):
                continue
            here = _address(record.rec_headers.get_header("WARC-Target-URI")) == _address(url)
            if here or first is None:
                page = _at_most(record.content_stream(), most), _charset(record)
                if here:
                    return page
                first = page
    except UnreadableCapture:
        raise
    except Exception as error:
        # warcio lets through whatever its parsing meets, from AttributeError to zlib.error.
        raise UnreadableCapture(f"the WARC file is damaged: {error}") from error
    if first is None:
        raise UnreadableCapture("the WARC file holds no page of text")
    return first


def _unpacked(data: bytes, most: int) -> bytes:
    return _at_most(gzip.GzipFile(fileobj=BytesIO(data)), most) if data[:2] == _GZIP else data


def _at_most(stream: Any, most: int) -> bytes:
    found: bytes = stream.read(most + 1)
    if len(found) > most:
        raise UnreadableCapture(f"it unpacks to more than {most:,} bytes, which is not read")
    return found


def _is_page(record: Any, types: frozenset[str]) -> bool:
    if record.rec_type not in _RECORDS:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    kind = _content_type(record).partition(";")[0].strip().lower()
    return kind in _PAGES or kind in types


def _charset(record: Any) -> str | None:
    for parameter in _content_type(record).split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _address(url: str | None) -> str:
    """A web address as far as it names the page."""
    if url is None:
        return ""
    _, _, rest = url.strip().strip("<>").partition("://")
    return rest.partition("#")[0].rstrip("/").lower()

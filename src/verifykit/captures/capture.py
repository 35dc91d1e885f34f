"""From a document of a case to the text of its capture: plain, HTML, or a page in a WARC file."""

from __future__ import annotations

import codecs
import os
import re
import stat
import zlib
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from verifykit.captures.reader import CapturedText, CaptureReader, UnreadableCapture
from verifykit.files import read_regular
from verifykit.model.case import Case
from verifykit.model.document import Document

LARGEST = 12_000_000
"""Captures above this many bytes, packed or unpacked, are not read: a page of text is never that
large, and what reads it needs up to a hundred bytes for each of them."""
MOST_LINES = 500_000
"""A web archive with more line ends of the protocol than this is made of chunks of a byte or two,
each of which takes as long as a large one."""
_HEAD = 4096

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_LEGACY = "windows-1252"
"""What browsers fall back to (WHATWG Encoding) for pages that name no encoding."""

_NO_PAGE = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7")
"""Codecs that Python counts as text and no page is written in; some raise whatever they get."""

_RECORDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")

_GZIP = b"\x1f\x8b"

_BLOCK = 1024 * 1024
"""warcio reads a line by joining blocks, so that small ones make a long line slow."""


def read_capture(
    case: Case, document: Document, readers: Sequence[CaptureReader] = ()
) -> CapturedText:
    """Return the text of a document's capture.

    HTML is reduced to its text: the main text with trafilatura (Barbaresi 2021) where that is
    installed, else by the page's own structure. From a WARC file (ISO 28500) the page at the
    document's `url` is taken, else the first page in it. What one of the `readers` knows at sight
    is theirs. Raise UnreadableCapture if there is no capture, if it is outside of the case's
    folder, or if no text can be had from it, whatever is wrong with it.
    """
    if document.capture is None:
        raise UnreadableCapture(f"{document.id} has no capture")
    if case.folder is None:
        raise UnreadableCapture("the case is not in a folder, so its captures are not there")
    path = _inside(case.folder, document.capture.path)
    try:
        status = path.stat()
    except OSError as error:
        raise UnreadableCapture(
            f"the capture {document.capture.path} cannot be read: {error.strerror}"
        ) from error
    if not stat.S_ISREG(status.st_mode):
        # Whoever opens a pipe or a device may wait for it for ever.
        raise UnreadableCapture(f"the capture {document.capture.path} is no regular file")
    return _read(str(path), document.url, status.st_mtime_ns, status.st_size, tuple(readers))


def _inside(folder: str, name: str) -> Path:
    try:
        root = Path(folder or os.curdir).resolve()
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreadableCapture(f"the capture {name!r} is no path: {error}") from error
    if not path.is_relative_to(root):
        raise UnreadableCapture(f"the capture {name} is outside of the case's folder")
    return path


@lru_cache(maxsize=64)
def _read(
    path: str, url: str | None, modified: int, size: int, readers: tuple[CaptureReader, ...]
) -> CapturedText:
    """Read a file; its time and size are there to tell a changed file from a cached one."""
    try:
        return _read_anew(path, url, size, readers)
    except UnreadableCapture:
        raise
    except (Exception, RecursionError) as error:
        # Pages are made by anybody. What one of them breaks is about that page alone.
        kind = type(error).__name__
        raise UnreadableCapture(f"{Path(path).name} cannot be read: {kind}: {error}") from error


def _read_anew(
    path: str, url: str | None, size: int, readers: tuple[CaptureReader, ...]
) -> CapturedText:
    name = Path(path).name
    if size > LARGEST:
        raise UnreadableCapture(f"{name} has {size:,} bytes; at most {LARGEST:,} are read")
    try:
        data = read_regular(path, LARGEST)
    except OSError as error:
        raise UnreadableCapture(f"{name} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UnreadableCapture(f"{name} has more than {LARGEST:,} bytes, and grows")
    charset: str | None = None
    if _looks_like_warc(data):
        types = frozenset(kind for reader in readers for kind in reader.media_types)
        data, charset = _page_of(data, url, LARGEST, types)
    for reader in readers:
        if reader.sniff(data[:_HEAD]):
            return reader.read(data)
    text = _decode(data, charset)
    # Few runs read a page.
    from verifykit.captures.html import looks_like_html, page_text

    if not looks_like_html(text, name):
        return CapturedText(main=text, whole=text)
    main, whole = page_text(text)
    return CapturedText(main=main, whole=whole)


def _decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of a page; `declared` is the encoding that its server named.

    In this order: a byte order mark, UTF-8 where it fits without error, the declared encoding,
    that of a `<meta>` tag, Windows-1252. Raise UnreadableCapture for what is no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data[:65536] or data.startswith(b"%PDF-"):
        raise UnreadableCapture("it is not text: a PDF, an image, or another binary file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    meta = _META.search(data[:4096])
    for name in (declared, meta and meta[1].decode("ascii"), _LEGACY):
        if name and _is_known(name):
            # A stray byte of a legacy page must not make all of it unreadable.
            return data.decode(name, errors="replace")
    raise AssertionError("Windows-1252 is always known")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableCapture(f"it begins as {encoding} and goes on as something else") from error


def _is_known(name: str) -> bool:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return bool(codec._is_text_encoding) and codec.name not in _NO_PAGE


def _looks_like_warc(data: bytes) -> bool:
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


def _page_of(
    data: bytes, url: str | None, most: int, types: frozenset[str] = frozenset()
) -> tuple[bytes, str | None]:
    """Return the page at `url`, else the first page, and the encoding that its server named.

    A page is text, HTML, or of one of the media `types`. Needs warcio. Raise UnreadableCapture if
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
        archive = _unpacked(data, most)
        if archive.count(b"\r\n") > MOST_LINES:
            raise UnreadableCapture(f"the WARC file has more than {MOST_LINES:,} lines or chunks")
        for record in ArchiveIterator(BytesIO(archive), block_size=_BLOCK):
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
    if data[:2] != _GZIP:
        return data
    # Imported here: few captures are packed.
    import gzip

    return _at_most(gzip.GzipFile(fileobj=BytesIO(data)), most)


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

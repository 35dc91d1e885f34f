"""Captures that somebody has as files: web archives, saved pages, documents, folders of them."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from verifykit import InputError
from verifykit_grounding.capturing.page import CapturedPage, page_of

MOST_BYTES = 64_000_000
"""An archive, or a file in one, that unpacks to more is not read."""
MOST_UNPACKED = 512_000_000
"""Bytes of a packed web archive that are gone through for its pages."""
_KINDS = (".html", ".htm", ".xhtml", ".pdf", ".txt", ".warc", ".warc.gz", ".wacz")
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")


def captured_from_files(path: Path) -> Iterator[CapturedPage]:
    """Yield the pages of a file or of all files of a folder, in the order of their names.

    Raise InputError for what is not there, is too large, or is no capture.
    """
    if path.is_dir():
        found = [one for one in sorted(path.rglob("*")) if one.is_file() and _kind(one)]
        if not found:
            raise InputError(f"{path} has no captures in it ({', '.join(_KINDS)})")
        for one in found:
            yield from captured_from_files(one)
        return
    kind = _kind(path)
    if not path.is_file():
        raise InputError(f"{path} is not there")
    if not kind:
        raise InputError(f"{path.name} is no capture that is known ({', '.join(_KINDS)})")
    if path.stat().st_size > MOST_BYTES:
        raise InputError(f"{path.name} has more than {MOST_BYTES:,} bytes")
    data = path.read_bytes()
    if kind == ".wacz":
        yield from _of_wacz(data, path.name)
    elif kind in (".warc", ".warc.gz"):
        yield from _of_warc(data, path.name, frozenset())
    else:
        yield page_of(data, tool=f"kept as {path.name}", name=path.stem)


def _kind(path: Path) -> str:
    name = path.name.lower()
    return next((kind for kind in reversed(_KINDS) if name.endswith(kind)), "")


def _of_wacz(data: bytes, name: str) -> Iterator[CapturedPage]:
    """The pages of a Web Archive Collection Zipped (Webrecorder, WACZ 1.1.1)."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise InputError(f"{name} unpacks to more than {MOST_BYTES:,} bytes")
            names = packed.namelist()
            listed = frozenset(
                url
                for one in names
                if one.startswith("pages/") and one.endswith(".jsonl")
                for url in _listed(packed.read(one))
            )
            archives = [one for one in names if one.endswith((".warc", ".warc.gz"))]
            for one in sorted(archives):
                yield from _of_warc(packed.read(one), name, listed)
    except InputError:
        raise
    except Exception as error:
        # zipfile lets through what it meets: RuntimeError for what is encrypted, zlib.error, …
        raise InputError(f"{name} is no WACZ file that can be read: {error}") from error


def _listed(pages: bytes) -> Iterator[str]:
    """The addresses that a list of pages has: a line of JSON each, behind a line about the list."""
    for line in pages.splitlines():
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("url"), str):
            yield said["url"]


def _of_warc(data: bytes, name: str, listed: frozenset[str]) -> Iterator[CapturedPage]:
    """The pages of a web archive; those that a list names, or all of them where there is none."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise InputError(
            f"{name} is a web archive, which needs warcio: install verifykit-core[warc]"
        ) from error
    read = 0
    try:
        for record in ArchiveIterator(_unpacked(data, name)):
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers or record.rec_headers
            kind = headers.get_header("Content-Type") or ""
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            wanted = not listed or url in listed
            if status != "200" or not wanted or kind.partition(";")[0].strip() not in _PAGES:
                continue
            body = record.content_stream().read(MOST_BYTES + 1)
            read += len(body)
            if read > MOST_BYTES:
                raise InputError(f"{name} unpacks to more than {MOST_BYTES:,} bytes")
            yield page_of(body, tool=f"kept in {name}", url=url or None, media_type=kind)
    except InputError:
        raise
    except Exception as error:
        # warcio lets through whatever its parsing meets, from AttributeError to zlib.error.
        raise InputError(f"{name} is no web archive that can be read: {error}") from error


def _unpacked(data: bytes, name: str) -> BytesIO | _Bounded:
    """A web archive as a stream: what it unpacks to is gone through, and never held as a whole."""
    if not data.startswith(b"\x1f\x8b"):
        return BytesIO(data)
    return _Bounded(gzip.GzipFile(fileobj=BytesIO(data)), name)


class _Bounded:
    """What a packed stream unpacks to, up to a limit."""

    def __init__(self, packed: gzip.GzipFile, name: str) -> None:
        self._packed = packed
        self._name = name
        self._left = MOST_UNPACKED

    def read(self, size: int) -> bytes:
        """Read so many bytes; raise InputError beyond the limit."""
        found = self._packed.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise InputError(f"{self._name} unpacks to more than {MOST_UNPACKED:,} bytes")
        return found

    def tell(self) -> int:
        """Return how many bytes were read."""
        return MOST_UNPACKED - self._left

"""From a document of a case to the text of its capture."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from verifykit.captures.decoding import decode
from verifykit.captures.html import looks_like_html, page_text
from verifykit.captures.reader import CapturedText, CaptureReader
from verifykit.captures.unreadable import UnreadableCapture
from verifykit.captures.warc import looks_like_warc, page_of
from verifykit.model.case import Case
from verifykit.model.document import Document

LARGEST = 16_000_000
"""Captures above this many bytes, packed or unpacked, are not read: a page of text is never that
large, and what reads it needs up to a hundred bytes for each of them."""
_HEAD = 4096


def read_capture(
    case: Case, document: Document, readers: Sequence[CaptureReader] = ()
) -> CapturedText:
    """Return the text of a document's capture.

    HTML is reduced to its text: the main text with trafilatura (Barbaresi 2021) where that is
    installed, else by the page's own structure. From a WARC file (ISO 28500) the page at the
    document's `url` is taken, else the first page in it. What one of the `readers` knows at sight
    is theirs. Raises UnreadableCapture if there is no capture, if it is outside of the case's
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
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableCapture(f"{name} cannot be read: {error.strerror}") from error
    charset: str | None = None
    if looks_like_warc(data):
        types = frozenset(kind for reader in readers for kind in reader.media_types)
        data, charset = page_of(data, url, LARGEST, types)
    for reader in readers:
        if reader.sniff(data[:_HEAD]):
            return reader.read(data)
    text = decode(data, charset)
    if not looks_like_html(text, name):
        return CapturedText(main=text, whole=text)
    main, whole = page_text(text)
    return CapturedText(main=main, whole=whole)

"""From the bytes of a page to its characters."""

from __future__ import annotations

import codecs
import re

from verifykit.captures.unreadable import UnreadableCapture

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


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of a page; `declared` is the encoding that its server named.

    In this order: a byte order mark, UTF-8 where it fits without error, the declared encoding,
    that of a `<meta>` tag, Windows-1252. Raises UnreadableCapture for what is no text at all.
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

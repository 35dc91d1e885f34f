"""The DOI of a document: in its id, or in its address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from verifykit import Document

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
"""What a DOI looks like (ISO 26324): a prefix of the registrant, and whatever follows it."""
_IN_PATH = re.compile(r"10\.[0-9]{4,9}/[^\s?#\"<>]+")
"""One in the address of a page, where other things may follow."""

_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_BEHIND = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|summary|html))?/?$|\.pdf$")
"""What publishers put behind the DOI in the address of a page."""
_ARCHIVED = re.compile(r"^/web/[0-9]{4,14}[a-z_]*/(https?://?.+)$")
"""The address of an archived page holds that of the page."""


def doi_of(document: Document) -> str | None:
    """Return the DOI of a document, in small letters; None if neither id nor address has one.

    The id may be one, with or without "doi:" before it. An address has one if it is that of the
    resolver, or holds it in its path or as a parameter: whose page that is `is_page_of` tells.
    """
    named = _DOI.fullmatch(document.id.removeprefix("doi:"))
    if named is not None:
        return named[0].lower()
    return None if document.url is None else _doi_in(document.url)


def _doi_in(url: str) -> str | None:
    try:
        parts = urlsplit(page_of(url))
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.hostname in _RESOLVERS:
        found = _DOI.fullmatch(path.strip("/"))
        return None if found is None else found[0].lower()
    found = _IN_PATH.search(path)
    if found is not None:
        return _BEHIND.sub("", found[0], count=1).lower()
    values = (value for _, value in parse_qsl(parts.query))
    matches = filter(None, map(_DOI.fullmatch, values))
    return next((match[0].lower() for match in matches), None)


def names_itself(document: Document) -> bool:
    """Return whether a document says that it is the work of its DOI: by its id or the resolver."""
    if _DOI.fullmatch(document.id.removeprefix("doi:")):
        return True
    return host_of(page_of(document.url or "")) in _RESOLVERS


def page_of(url: str) -> str:
    """Return the address of a page, also of one that an archive keeps."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = _ARCHIVED.match(parts.path) if "archive" in (parts.hostname or "") else None
    return url if kept is None else kept[1] + (f"?{parts.query}" if parts.query else "")


def host_of(url: str) -> str:
    """Return the host of an address, in small letters; "" if it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def same_house(one: str, other: str) -> bool:
    """Return whether two hosts belong to one registered domain: journals.plos.org, dx.plos.org."""
    return bool(one) and _domain(one) == _domain(other)


def _domain(host: str) -> str:
    labels = host.split(".")
    # Below the code of a country, "ac.uk" or "com.br" is nobody's own.
    kept = 3 if len(labels[-1]) == 2 and len(labels[-2:][0]) <= 3 else 2
    return ".".join(labels[-kept:])

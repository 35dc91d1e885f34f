"""A captured page: its bytes, and what it says of itself."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import urljoin

from attrs import field, frozen
from selectolax.lexbor import LexborHTMLParser

from verifykit_grounding.answer import Held
from verifykit_grounding.capturing.page_date import Quiet, published
from verifykit_grounding.inputs.html import head_of
from verifykit_grounding.origins import publisher_of

_HEAD = 512_000
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)")
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


@frozen(kw_only=True)
class CapturedPage:
    """A page as it was captured. `url` is where it says that it is, else where it was found.

    `self_named` says that nothing but the page tells that address, which may be another page's.
    `published` is a date (ISO 8601), `publisher` a name; None where the page does not tell.
    `beside` are further files of the same page, by the ending of their names.
    """

    body: bytes = field(repr=False)
    ending: str
    tool: str
    url: str | None = None
    self_named: bool = False
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    beside: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the page's bytes."""
        return sha256(self.body).hexdigest()


def page_of(
    body: bytes,
    *,
    tool: str,
    url: str | None = None,
    media_type: str | None = None,
    name: str | None = None,
) -> CapturedPage:
    """Return a page with what its own words say of it.

    HTML tells its address (`link rel=canonical` within the domain that it was found at, else what
    SingleFile wrote down), title, publisher and date; trafilatura finds a publisher that is not in
    the head, where it is installed. Of other media only the name is known.
    """
    kind = (media_type or "").partition(";")[0].strip().lower()
    if kind not in _ENDINGS:
        kind = "application/pdf" if b"%PDF-" in body[:1024] else _kind_of(body)
    if _ENDINGS[kind] != ".html":
        return CapturedPage(body=body, ending=_ENDINGS[kind], tool=tool, url=url, title=name)
    tree = LexborHTMLParser(body[:_HEAD])
    saved = _SINGLE_FILE.search(body[:4096].decode("utf-8", "replace"))
    found = url or (saved[1] if saved else None)
    head = head_of(tree)
    address = urljoin(found or "", head["url"]) if head["url"] else found
    if address is not None and not address.startswith(("http://", "https://")):
        address = found
    if found and address and _house(found) != _house(address):
        # Whoever copies a page, or forges one, may name another house's address: not its word.
        address = found
    self_named = address is not None and found is None
    house = head["publisher"]
    if house is None and not self_named:
        house = _publisher(body.decode("utf-8", "replace"), address)
    return CapturedPage(
        body=body,
        ending=".html",
        tool=tool,
        url=address,
        self_named=self_named,
        title=head["title"] or _title(tree) or name,
        publisher=house,
        published=published(tree),
    )


def _house(url: str) -> str:
    return publisher_of(Held(id="page", url=url))


def _kind_of(body: bytes) -> str:
    head = body[:4096].lower()
    return "text/html" if b"<html" in head or b"<!doctype html" in head else "text/plain"


def _title(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("title")
    return None if node is None else (" ".join((node.text() or "").split()) or None)


def _publisher(text: str, url: str | None) -> str | None:
    try:
        from trafilatura.metadata import extract_metadata
    except ImportError:
        return None
    with Quiet():
        found = extract_metadata(text, default_url=url)
    name = getattr(found, "sitename", None)
    return name if isinstance(name, str) and name.strip() else None

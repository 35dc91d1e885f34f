"""A text in HTML, with its links and footnotes as Markdown writes links."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNREAD = ("script", "style", "template", "noscript", "nav", "footer", "head")
_BLOCKS = "p,div,li,h1,h2,h3,h4,h5,h6,tr,blockquote,br,td"
_BARE = re.compile(r"https?://[^\s<>\"'()\[\]]+")
_WEB = ("http://", "https://")
_BACK = "↑↩⤴^"
"""What the link from a footnote back to its mark says."""


def markdown_of(data: bytes) -> str:
    """Return an HTML text as plain words, with each link as Markdown writes it.

    A link to a footnote of the same page leads where the first address in the footnote does, and
    the footnote is no part of the text; one without an address stays as it is.
    """
    tree = LexborHTMLParser(data)
    for tag in _UNREAD:
        for node in tree.css(tag):
            node.decompose()
    notes = _footnotes(tree)
    for node in tree.css("a[href]"):
        url = (node.attributes.get("href") or "").strip()
        url = notes.get(url.removeprefix("#"), url) if url.startswith("#") else url
        words = " ".join((node.text() or "").split()).translate(str.maketrans("[]", "()"))
        if url.startswith(_WEB):
            node.replace_with(f"[{words}]({url.replace(' ', '%20')})")
    return _lines(tree)


def text_of(page: str) -> str:
    """Return the words of HTML alone, a block a line."""
    return _lines(LexborHTMLParser(page))


def _lines(tree: LexborHTMLParser) -> str:
    for node in tree.css(_BLOCKS):
        node.insert_after("\n")
    written = tree.body.text() if tree.body else ""
    lines = (" ".join(line.split()) for line in written.split("\n"))
    return "\n".join(line for line in lines if line)


_HEAD = {
    "url": (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")),
    "title": (("meta[property='og:title']", "content"),),
    "publisher": (("meta[property='og:site_name']", "content"),),
    "published": (("meta[property='article:published_time']", "content"),),
}
"""Where the head of a page says what it is."""


def head_of(tree: LexborHTMLParser) -> dict[str, str | None]:
    """Return what a page says of itself: its `url`, `title`, `publisher` and when `published`."""
    found = {}
    for name, places in _HEAD.items():
        nodes = ((tree.css_first(selector), attribute) for selector, attribute in places)
        told = (node.attributes.get(attribute) or "" for node, attribute in nodes if node)
        found[name] = next(filter(None, (" ".join(one.split()) for one in told)), None)
    return found


def _footnotes(tree: LexborHTMLParser) -> dict[str, str]:
    """Take the footnotes with an address out of a page; return the addresses by their anchors."""
    marks = {
        (node.attributes.get("href") or "")[1:]
        for node in tree.css("a[href^='#']")
        if (node.text() or "").strip() not in _BACK
    }
    notes = {}
    for node in tree.css("li[id],p[id],div[id],aside[id],dd[id]"):
        name = node.attributes.get("id") or ""
        if name in marks and _goes_back(node):
            url = _address(node)
            if url is not None:
                notes[name] = url
                node.decompose()
    return notes


def _goes_back(note: LexborNode) -> bool:
    """Whether a link in a footnote leads back to its mark: a section that is linked to has none."""
    return any((one.attributes.get("href") or "").startswith("#") for one in note.css("a[href]"))


def _address(note: LexborNode) -> str | None:
    """The first address in a footnote, linked or written out."""
    for link in note.css("a[href]"):
        url = (link.attributes.get("href") or "").strip()
        if url.startswith(_WEB):
            return url
    found = _BARE.search(note.text() or "")
    return found[0].rstrip(".,;:") if found else None

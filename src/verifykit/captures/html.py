"""The text of an HTML page: all that is visible, and the main text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SUFFIXES = (".html", ".htm", ".xhtml")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body br caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav "
    "ol option p pre section summary table tbody td tfoot th thead title tr ul"
)
_INVISIBLE = _tags("head script style noscript template svg math iframe object select")
_MARGINS = _tags("nav footer aside form button menu")
_MAIN = _tags("article main")
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")


def looks_like_html(text: str, name: str) -> bool:
    """Whether a text is an HTML page, by its beginning or the ending of its file's name."""
    return name.lower().endswith(_SUFFIXES) or _HTML.match(text[:4096]) is not None


def visible_text(html: str) -> str:
    """Return everything that a reader of the page can see, one line for each block."""
    return _lines(_parse(html).everything)


def main_text(html: str) -> str:
    """Return the main text of a page, one line for each block; empty if there is none.

    With trafilatura where it is installed, else what is in `<article>` or `<main>`, else what is
    in no menu, footer, sidebar or form.
    """
    try:
        from trafilatura import extract
    except ImportError:
        parsed = _parse(html)
        return _lines(parsed.main) or _lines(parsed.body)
    found = extract(html, include_comments=False, include_tables=True, favor_recall=True)
    return _lines([found or ""])


class _Page(HTMLParser):
    """Collects the text of a page three times: all, outside of margins, inside the main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.everything: list[str] = []
        self.body: list[str] = []
        self.main: list[str] = []
        self._open: list[str] = []
        self._depths: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._add("\n")
        if tag not in _VOID:
            self._open.append(tag)
            self._depths[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        while self._depths[tag]:
            # Tags that were never closed end with the one around them.
            closed = self._open.pop()
            self._depths[closed] -= 1
            if closed == tag:
                break
        if tag in _BLOCKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        # Line ends of the source are spaces on the page.
        self._add(" ".join(re.split(r"[\r\n]+", data)))

    def _add(self, text: str) -> None:
        if self._inside(_INVISIBLE):
            return
        self.everything.append(text)
        main = self._inside(_MAIN)
        if self._inside(_MARGINS) or (self._depths["header"] and not main):
            return
        self.body.append(text)
        if main:
            self.main.append(text)

    def _inside(self, tags: frozenset[str]) -> bool:
        return any(self._depths[tag] for tag in tags)


def _parse(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    return page


def _lines(parts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)

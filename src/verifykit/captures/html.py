"""The text of an HTML page: all that is visible, and the main text.

A parser that follows the HTML standard compares each attribute of a tag with all others of it, each
option of a list with those before, and looks through all open elements at a stray closing tag. So a
page is looked over first: no page has so many of them that it would take minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from verifykit.captures.reader import UnreadableCapture

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BEGINS = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_SUFFIXES = (".html", ".htm", ".xhtml")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body br caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav "
    "ol option p pre section summary table tbody td tfoot th thead title tr ul"
)
_PARTS = {
    **dict.fromkeys(
        _tags("head script style noscript template svg math iframe object select"), "invisible"
    ),
    **dict.fromkeys(_tags("nav footer aside form button menu"), "margin"),
    **dict.fromkeys(_tags("article main"), "main"),
    "header": "header",
}
"""The part of a page that a tag opens, where it says more than that a block begins."""

MOST_FOR_TRAFILATURA = 4_000_000
MOST_TAGS_FOR_TRAFILATURA = 100_000
"""Pages with more characters or tags are reduced by their own structure: it takes seconds more."""


MOST_TAGS = 400_000
MOST_OPEN = 20_000
MOST_STEPS = 10**9
"""Tags of a page times those open at once: a parser takes seconds for so many steps."""
MOST_OPTIONS = 20_000
MOST_ATTRIBUTES = 20_000
"""In one tag; in several tags the squares of their attributes count together."""

_CLOSED_BY_OTHERS = (
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|"
    "p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|optgroup|colgroup"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_CLOSED_BY_OTHERS})\b)([a-z][a-z0-9]*)", re.I)
_OPTION = re.compile(r"<opt(?:ion|group)\b", re.I)
# Possessive: whatever follows, no tag is gone through twice.
_ATTRIBUTE = r"""[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_ATTRIBUTES = re.compile(rf"<[a-z][^\s/>]*+((?:{_ATTRIBUTE})++)", re.I)
_FEW = 100
"""What has fewer characters than this has too few attributes to matter."""


def looks_like_html(text: str, name: str) -> bool:
    """Return whether a text is an HTML page, by its beginning or the ending of its file's name."""
    return name.lower().endswith(_SUFFIXES) or _begins_as_html(text[:4096])


def _begins_as_html(head: str) -> bool:
    """Whether HTML begins after white space, an XML declaration and comments."""
    at = _after_space(head, 0)
    for opening, closing in (("<?xml", ">"), ("<!--", "-->")):
        while head.startswith(opening, at):
            end = head.find(closing, at)
            if end < 0:
                return False
            at = _after_space(head, end + len(closing))
    return _BEGINS.match(head, at) is not None


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def page_text(html: str) -> tuple[str, str]:
    """Return the main text of a page and all that a reader of it can see, a line for each block.

    The main text is found with trafilatura (Barbaresi 2021) where that is installed, else it is
    what stands in `<article>` or `<main>`, else what is in no menu, footer, sidebar or form. A
    page of which none of these has any text is its own main text.

    Needs selectolax, whose parser (lexbor) follows the HTML standard. Raise UnreadableCapture if
    that is not installed, or if the page is beyond a limit.
    """
    page = _Page(html)
    whole = _lines(page.everything)
    return (whole and _extracted(html)) or _lines(page.main) or _lines(page.body) or whole, whole


def _extracted(html: str) -> str:
    if len(html) > MOST_FOR_TRAFILATURA or html.count("<") > MOST_TAGS_FOR_TRAFILATURA:
        return ""
    try:
        from trafilatura import extract
    except ImportError:
        return ""
    found = extract(html, include_comments=False, include_tables=True, favor_recall=True)
    return _lines([found or ""])


class _Page:
    """Collects the text of a page three times: all, outside of margins, inside the main part."""

    def __init__(self, html: str) -> None:
        self.everything: list[str] = []
        self.body: list[str] = []
        self.main: list[str] = []
        inside: Counter[str] = Counter()
        for node, opens in _walk(_root(html)):
            tag = node.tag
            if tag == "-text":
                # Line ends of the source are spaces on the page.
                self._add(re.sub(r"[\r\n]+", " ", node.text_content or ""), inside)
                continue
            if tag in _BLOCKS:
                self._add("\n", inside)
            if tag in _PARTS:
                inside[_PARTS[tag]] += 1 if opens else -1

    def _add(self, text: str, inside: Counter[str]) -> None:
        if inside["invisible"]:
            return
        self.everything.append(text)
        if inside["margin"] or (inside["header"] and not inside["main"]):
            return
        self.body.append(text)
        if inside["main"]:
            self.main.append(text)


def _root(html: str) -> LexborNode | None:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise UnreadableCapture(
            "it is an HTML page, which needs selectolax: install verifykit-core[captures]"
        ) from error
    _hold_to_limits(html)
    return LexborHTMLParser(html).root


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Yield each node with True where it begins and, if it holds others, with False at its end."""
    open_nodes: list[LexborNode] = []
    node = root
    while node is not None:
        yield node, True
        inside = node.first_child
        if inside is not None:
            open_nodes.append(node)
            node = inside
            continue
        if node.tag != "-text":
            yield node, False
        while node.next is None and open_nodes:
            node = open_nodes.pop()
            yield node, False
        node = node.next


def _lines(parts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _hold_to_limits(html: str) -> None:
    """Raise UnreadableCapture, with the limit, for a page that is beyond one."""
    tags, options, open_at_once = (
        html.count("<"),
        sum(1 for _ in _OPTION.finditer(html)),
        _deepest(html),
    )
    for limit, found, what in (
        (MOST_TAGS, tags, "tags"),
        (MOST_OPTIONS, options, "options to choose from"),
        (MOST_OPEN, open_at_once, "tags open at once"),
    ):
        if found > limit:
            raise UnreadableCapture(f"the page has more than {limit:,} {what}")
    if tags * open_at_once > MOST_STEPS:
        raise UnreadableCapture(
            f"the page has {tags:,} tags, up to {open_at_once:,} of them open at once: too many"
        )
    if _has_too_many_attributes(html):
        raise UnreadableCapture(
            f"one tag has more than {MOST_ATTRIBUTES:,} attributes, or several have nearly so many"
        )


def _deepest(html: str) -> int:
    """Return how many tags are open at once, at most."""
    depths: Counter[str] = Counter()
    depth = deepest = 0
    for match in _TAG.finditer(html):
        tag = match[2].lower()
        if not match[1]:
            depths[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif depths[tag]:
            depths[tag] -= 1
            depth -= 1
    return deepest


def _has_too_many_attributes(html: str) -> bool:
    left = MOST_ATTRIBUTES**2
    for match in _ATTRIBUTES.finditer(html):
        start, end = match.span(1)
        if end - start >= _FEW:
            left -= sum(1 for _ in _ONE_ATTRIBUTE.finditer(html, start, end)) ** 2
        if left < 0:
            return True
    return False

"""A text in Markdown, HTML, DOCX or plain words, whose links and footnotes are its citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from markdown_it import MarkdownIt

from verifykit import Capture, Case, Document, InputError
from verifykit.captures import UnreadableCapture
from verifykit_grounding.answer import Answer, Citation, Held
from verifykit_grounding.inputs.html import markdown_of
from verifykit_grounding.inputs.library import Library, address
from verifykit_grounding.inputs.stretches import Stretches
from verifykit_grounding.inputs.word import html_of
from verifykit_grounding.places import line_starts
from verifykit_grounding.vocabulary.listing import listed

_URL = r"https?://[^\s<>()\[\]\"'`]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"'`]*)*"
_LINK = re.compile(
    rf"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\(\s*<?({_URL})>?(?:\s+[\"'][^\"']*[\"'])?\s*\)|\[([^\]]+)\])"
)
_FOOTNOTE = re.compile(r"\[(\^?[\w-]+)\](?![(:])")
_NUMBER = re.compile(r"\^?\d+")
_DEFINITION = re.compile(rf"(?m)^ {{0,3}}\[(\^?[^\]\n]+)\]:?[ \t]+<?(?:[^\n]*?)({_URL})>?[^\n]*$")
_BARE = re.compile(_URL)
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_BETWEEN = re.compile(r"[ \t]*[,;|·]?[ \t]*(?:(?:and|&)[ \t]+)?")
_OPENS = re.compile(r"(?i)[(\[](?:[ \t]*(?:sources?:|see|via|per))?[ \t]*$")
_CLOSES = re.compile(r"[ \t]*[)\]]")
_OPENS_ADDRESS = re.compile(r"(?i)[(\[<][ \t]*(?:(?:sources?:?|see|via|per)[ \t]*)?$")
_CLOSES_ADDRESS = re.compile(r"[ \t]*[)\]>]")
_LEADS_TO_ADDRESS = re.compile(
    r"(?i)(?:[,;:–—-]?[ \t]*\b(?:sources?:?|see|via)[ \t]*|[,;:–—-][ \t]*)$"
)
_ENDS_BEHIND = re.compile(r"[ \t]*(?:[.!?]?[ \t]*(?:\n|$)|[.!?][ \t])")
_SENTENCE_OVER = re.compile(r"[.!?。！？][\"'”’»)*_]*[ \t]*$")
_LINE_OVER = re.compile(r"[ \t]*\.?[ \t]*(?:\n|$)")
_KIND_OF_DOCUMENT = re.compile(
    r"(?i)\W*(?:the |an? )?(?:(?:annual|council|court|full|news|official|original|press) )*"
    r"(?:article|document|here|interview|judge?ment|letter|link|minutes|page|paper|pdf|recording|"
    r"release|report|ruling|source|statement|study|transcript|video|website)s?\W*"
)
"""What a link is called that says what it leads to: minutes, the annual report, a press release.

No other words may stand there: "false statement" says something, and is to be read.
"""
_DAY_AT_THE_END = re.compile(
    r"(?<=\w), (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:,? \d{4})?$|(?<=\w), \d{4}(?:-\d\d){0,2}$"
)
"""When what is cited came out, behind its name: The Gazette, 26 February 2025."""
_SMALL = listed("a al and de der des di du el for la le of on the und")
"""Words of names that are written small."""


@frozen
class _Mark:
    """A citation's mark: where it is, what is no part of the sentence, and where it leads."""

    start: int
    end: int
    url: str
    hidden: tuple[tuple[int, int], ...]


def read(data: bytes, path: Path, library: Library) -> Answer:
    """Return the answer that a text is. Raise InputError if no text can be had from it."""
    if path.suffix.lower() == ".docx":
        try:
            text = markdown_of(html_of(data).encode())
        except UnreadableCapture as error:
            raise InputError(f"{path.name}: {error}") from error
    elif path.suffix.lower() in _HTML_ENDINGS:
        text = markdown_of(data)
    else:
        itself = Document(id=path.stem, source="", capture=Capture(path=path.name))
        try:
            text = library.read(Case(folder=str(path.parent)), itself).main
        except UnreadableCapture as error:
            raise InputError(f"{path.name}: {error}") from error
    return answer_of(text, path.stem, library)


def answer_of(text: str, name: str, library: Library) -> Answer:
    """Return the answer that a text in Markdown or plain words is."""
    code = tuple(_code(text))
    definitions = {found[1].lower(): found for found in _DEFINITION.finditer(text)}
    hidden = [*code, *(found.span() for found in definitions.values())]
    out_of_sight = Stretches.of(hidden)
    found = (
        mark for mark in _marks(text, definitions) if not out_of_sight.hold((mark.start, mark.end))
    )
    marks = sorted(found, key=lambda mark: mark.start)
    ids: dict[str, str] = {}
    wanted: dict[str, Held] = {}
    citations = []
    for mark in marks:
        key = ids.setdefault(address(mark.url), f"document-{len(ids) + 1}")
        wanted.setdefault(key, Held(id=key, url=mark.url))
        citations.append(Citation(start=mark.start, end=mark.end, document=key))
        hidden += mark.hidden
    return Answer(
        id=name,
        text=text,
        citations=tuple(citations),
        documents=tuple(map(library.hold, wanted.values())),
        hidden=tuple(hidden),
    )


def _marks(text: str, definitions: dict[str, re.Match[str]]) -> Iterator[_Mark]:
    taken: list[tuple[int, int]] = [found.span() for found in definitions.values()]
    beside = Stretches.of(_beside(text))
    for found in _LINK.finditer(text):
        if found[4] and _NUMBER.fullmatch(found[2]) and found[2].lower() in definitions:
            # "[2][3]" are two footnotes and no link that is called 2.
            continue
        reference = definitions.get((found[4] or "").lower())
        url = found[3] or (reference and reference[2])
        taken.append(found.span())
        if url and not found[1]:
            words = found.span(2)
            # What a link says belongs to the sentence; a number or a mark alone does not.
            if re.fullmatch(r"\W*\^?\d*\W*", found[2]):
                words = (found.end(), found.end())
            around = beside.overlapping(found.span())
            hidden = ((found.start(), words[0]), (words[1], found.end()), *around)
            yield _Mark(found.start(), found.end(), url, hidden)
    occupied = Stretches.of(taken)
    for found in _FOOTNOTE.finditer(text):
        target = definitions.get(found[1].lower())
        if target is not None and not occupied.overlap(found.span()):
            taken.append(found.span())
            yield _Mark(found.start(), found.end(), target[2], (found.span(),))
    occupied = Stretches.of(taken)
    for found in _BARE.finditer(text):
        if not occupied.overlap(found.span()):
            end = found.start() + len(found[0].rstrip(".,;:!?"))
            whole = _with_its_marks(text, found.start(), end)
            yield _Mark(found.start(), end, text[found.start() : end], (whole,))


def _with_its_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A bare address with what brings it in: its brackets, or ": " and ", see" at the end."""
    line = text.rfind("\n", 0, start) + 1
    opens, closes = _OPENS_ADDRESS.search(text[line:start]), _CLOSES_ADDRESS.match(text, end)
    if opens and closes:
        return line + opens.start(), closes.end()
    leads = _LEADS_TO_ADDRESS.search(text[line:start])
    if leads and _ENDS_BEHIND.match(text, end):
        return line + leads.start(), end
    return start, end


def _beside(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of links that name who is cited, and stand beside what a sentence says.

    "It closed ([The Gazette](https://…))." and "It closed. [The Gazette](https://…)" say nothing
    of the Gazette: its name is no more a part of the sentence than a footnote's number is.
    """
    runs: list[list[re.Match[str]]] = []
    for found in _LINK.finditer(text):
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end(), found.start()):
            runs[-1].append(found)
        else:
            runs.append([found])
    for run in runs:
        if not all(_says_what_is_cited(found[2]) for found in run):
            continue
        first, last = run[0].start(), run[-1].end()
        line = text.rfind("\n", 0, first) + 1
        opens, closes = _OPENS.search(text[line:first]), _CLOSES.match(text, last)
        if opens and closes:
            yield line + opens.start(), closes.end()
        elif _SENTENCE_OVER.search(text[line:first]) and _LINE_OVER.match(text, last):
            yield first, last
        else:
            yield from (found.span() for found in run if re.fullmatch(r"\[.*\]|\(.*\)", found[2]))


def _says_what_is_cited(words: str) -> bool:
    """Whether the words of a link only say who or what it leads to, as "council minutes" do."""
    undated = _DAY_AT_THE_END.sub("", words)
    return _names_somebody(undated) or _KIND_OF_DOCUMENT.fullmatch(undated) is not None


def _names_somebody(words: str) -> bool:
    """Whether the words of a link are a name, as The Gazette and gazette.example are."""
    parts = re.findall(r"[^\s\[\](),|]+", words)
    return 0 < len(parts) <= 6 and all(
        part in _SMALL
        or part[0].isupper()
        or re.fullmatch(r"(?i)[a-z][\w-]*(?:\.[a-z][\w-]*)+", part)
        for part in parts
    )


def _code(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of code and of raw HTML in a Markdown text."""
    starts = line_starts(text)
    for token in MarkdownIt().parse(text):
        if token.type in ("fence", "code_block", "html_block") and token.map is not None:
            yield starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
    for found in re.finditer(r"(`+)(?!`)[^\n]+?(?<!`)\1(?!`)", text):
        yield found.span()

"""The page of a rule: what it checks and why, and a case in which it finds something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from attrs import evolve

from verifykit.parts import frozen

_SECTIONS = {
    "Why it matters": "why",
    "What to do": "fix",
    "A case in which it finds something": "bad",
    "A case in which it finds nothing": "good",
}
"""The headings of a page below its title, and the part of the page that each holds."""
_EXAMPLES = frozenset({"bad", "good"})
_FENCE = "```"


@frozen(kw_only=True)
class Page:
    """What there is to read about a rule; `bad` and `good` are cases as a person writes them."""

    checks: str = ""
    why: str = ""
    fix: str = ""
    bad: str = ""
    good: str = ""


def page_of(page: Page | str | None, parts: Mapping[str, str]) -> Page:
    """Return a page, or the one at a path, with other texts for some of its parts."""
    whole = read_page(page) if isinstance(page, str) else page or Page()
    return evolve(whole, **parts)


@cache
def read_page(path: str) -> Page:
    """Return the page at a path. Raise OSError or ValueError if there is none or it is no page."""
    with open(path, encoding="utf-8") as file:
        return parse_page(file.read(), path)


def parse_page(text: str, where: str) -> Page:
    """Return the page that a text is. Raise ValueError, with `where`, for another text.

    Lines of a paragraph are joined by blanks, as Markdown does; examples are kept as they stand.
    """
    parts: dict[str, str] = {}
    for heading, lines in _sections(text):
        part = _SECTIONS.get(heading) if parts else "checks"
        if part is None or part in parts:
            raise ValueError(f"{where}: no page of a rule has a section {heading!r} there")
        parts[part] = _example(lines) if part in _EXAMPLES else _prose(lines)
    missing = [part for part in ("checks", *_SECTIONS.values()) if not parts.get(part)]
    if missing:
        raise ValueError(f"{where}: the page says nothing for {', '.join(missing)}")
    return Page(**parts)


class _Section(NamedTuple):
    heading: str
    lines: list[str]


def _sections(text: str) -> Iterator[_Section]:
    """Yield what is below each heading; a line of an example is no heading."""
    section: _Section | None = None
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith(_FENCE)
        if line.startswith("#") and not fenced:
            if section is not None:
                yield section
            section = _Section(line.lstrip("#").strip(), [])
        elif section is not None:
            section.lines.append(line)
    if section is not None:
        yield section


def _prose(lines: list[str]) -> str:
    paragraphs = "\n".join(line.strip() for line in lines).split("\n\n")
    told = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in told if paragraph)


def _example(lines: list[str]) -> str:
    """The text between the first two fences."""
    fences = [at for at, line in enumerate(lines) if line.startswith(_FENCE)]
    return "".join(f"{line}\n" for line in lines[fences[0] + 1 : fences[1]]) if fences[1:] else ""

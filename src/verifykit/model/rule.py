"""A rule: what is checked, how grave it is, and the page that explains it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from attrs import astuple, evolve, field, frozen

from verifykit.model.edit import Fix
from verifykit.model.finding import Finding, Related, Severity
from verifykit.model.table import EMPTY

Kind = Literal["fail", "open", "review"]
"""After SARIF: `fail` a fault, `open` not enough information, `review` a person should look."""

_SECTIONS = {
    "Why it matters": "why",
    "What to do": "fix",
    "A case in which it finds something": "bad",
    "A case in which it finds nothing": "good",
}
"""The headings of a page below its title, and the part of the page that each holds."""
_EXAMPLES = frozenset({"bad", "good"})
_FENCE = "```"


@frozen(kw_only=True, init=False)
class Rule:
    """A rule and what explains it.

    `code` matches `^[A-Z]{2,4}[0-9]{3}$`, `name` is kebab-case. What it checks, why and what to do
    (`checks`, `why`, `fix`) is for people; `bad` and `good` are cases as a person would write them
    in YAML; the line `verifykit: 1` may be left out. Checking `bad` gives a finding of this rule,
    checking `good` gives none. They stand in a file of their own (`from_page`), which is read when
    one of them is asked for, or are given here.
    """

    code: str
    name: str
    severity: Severity
    kind: Kind = "fail"
    _page: _Page | str = field(repr=False)

    def __init__(
        self,
        *,
        code: str,
        name: str,
        severity: Severity,
        kind: Kind = "fail",
        checks: str | None = None,
        why: str | None = None,
        fix: str | None = None,
        bad: str | None = None,
        good: str | None = None,
        page: _Page | str | None = None,
    ) -> None:
        """Make a rule of a page, or the path of one, or of its parts; a part goes before a page."""
        given = {"checks": checks, "why": why, "fix": fix, "bad": bad, "good": good}
        parts = {name: text for name, text in given.items() if text is not None}
        if parts or page is None:
            whole = _read_page(page) if isinstance(page, str) else page or _Page()
            page = evolve(whole, **parts)
        self.__attrs_init__(code=code, name=name, severity=severity, kind=kind, page=page)

    @classmethod
    def from_page(
        cls, beside: str, *, code: str, name: str, severity: Severity, kind: Kind = "fail"
    ) -> Rule:
        """Return the rule whose page is `CODE.md` in the folder of the module `beside`.

        `beside` is the module's `__file__`. The page is not read before it is asked for, which
        raises OSError if it is not there and ValueError if it is no page of a rule.
        """
        page = os.path.join(os.path.dirname(beside), f"{code}.md")
        return cls(code=code, name=name, severity=severity, kind=kind, page=page)

    @property
    def given(self) -> tuple[str, ...]:
        """All texts that the rule was made of; a page that is still to be read counts as none."""
        written = () if isinstance(self._page, str) else astuple(self._page)
        return (self.code, self.name, self.severity, self.kind, *written)

    @property
    def page_path(self) -> str | None:
        """Where the page is; None for a rule that was given its texts."""
        return self._page if isinstance(self._page, str) else None

    @property
    def page(self) -> _Page:
        """All that explains the rule."""
        return _read_page(self._page) if isinstance(self._page, str) else self._page

    @property
    def checks(self) -> str:
        """What is checked."""
        return self.page.checks

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.page.why

    @property
    def fix(self) -> str:
        """What to do about a finding."""
        return self.page.fix

    @property
    def bad(self) -> str:
        """A case in which the rule finds something."""
        return self.page.bad

    @property
    def good(self) -> str:
        """A case in which the rule finds nothing."""
        return self.page.good

    def finding(
        self,
        message: str,
        *,
        claim: str | None = None,
        pointer: str = "",
        related: tuple[Related, ...] = (),
        data: Mapping[str, Any] = EMPTY,
        fix: Fix | None = None,
    ) -> Finding:
        """Return a finding of this rule at a JSON pointer of the case."""
        return Finding(
            rule=self.code,
            severity=self.severity,
            message=message,
            claim=claim,
            pointer=pointer,
            related=related,
            data=data,
            fix=fix,
        )


@frozen(kw_only=True)
class _Page:
    """What there is to read about a rule; `bad` and `good` are cases as a person writes them."""

    checks: str = ""
    why: str = ""
    fix: str = ""
    bad: str = ""
    good: str = ""


@cache
def _read_page(path: str) -> _Page:
    """Return the page at a path. Raise OSError or ValueError if there is none or it is no page."""
    with open(path, encoding="utf-8") as file:
        return parse_page(file.read(), path)


def parse_page(text: str, where: str) -> _Page:
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
    return _Page(**parts)


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

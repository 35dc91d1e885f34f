"""A rule: what is checked, how grave it is, and the page that explains it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import astuple, field, frozen

from verifykit.model.finding import Finding, Related, Severity
from verifykit.model.table import EMPTY

if TYPE_CHECKING:
    from verifykit.model.edit import Fix
    from verifykit.model.page import Page

Kind = Literal["fail", "open", "review"]
"""After SARIF: `fail` a fault, `open` not enough information, `review` a person should look."""


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
    _page: Page | str = field(repr=False)

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
        page: Page | str | None = None,
    ) -> None:
        """Make a rule of a page, or the path of one, or of its parts; a part goes before a page."""
        given = {"checks": checks, "why": why, "fix": fix, "bad": bad, "good": good}
        parts = {name: text for name, text in given.items() if text is not None}
        if parts or page is None:
            from verifykit.model.page import page_of

            page = page_of(page, parts)
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
    def page(self) -> Page:
        """All that explains the rule."""
        if not isinstance(self._page, str):
            return self._page
        # Whoever checks a case reads no page, and does not wait for what can.
        from verifykit.model.page import read_page

        return read_page(self._page)

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

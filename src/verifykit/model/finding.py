"""A finding: what a rule noticed, where in the file, and what it has to do with."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""


@frozen(kw_only=True)
class Related:
    """Another place that a finding is about, with a word on why."""

    pointer: str
    message: str | None = None
    path: str | None = None
    line: int | None = None
    column: int | None = None


@frozen(kw_only=True)
class Finding:
    """A finding of a rule. `pointer` is a JSON pointer into the case.

    `path`, `line` and `column` (1-based) are filled in by the engine from the pointer; a checker
    leaves them alone.
    """

    rule: str
    severity: Severity
    message: str
    claim: str | None = None
    pointer: str = ""
    path: str | None = None
    line: int | None = None
    column: int | None = None
    related: tuple[Related, ...] = ()

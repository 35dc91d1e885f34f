"""A finding: what a rule noticed, where in the file, and what it has to do with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import field

from verifykit.model.table import EMPTY, freeze
from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.model.edit import Fix

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
    leaves them alone. `data` is what programs may want of it (probabilities, addresses, places in
    a text): plain JSON data, frozen at every depth. `fix` is a patch of the case that mends it.
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
    data: Mapping[str, Any] = field(default=EMPTY, converter=freeze)
    fix: Fix | None = None

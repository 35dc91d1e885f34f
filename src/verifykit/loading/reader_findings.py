"""What a reader of cases finds wrong with a file, in the rules that are verifykit's."""

from __future__ import annotations

from attrs import evolve

from verifykit.loading.rules import RULES
from verifykit.model.finding import Finding

_BY_NAME = {rule.name: rule for rule in RULES}


def reader_finding(
    rule: str,
    message: str,
    *,
    path: str | None = None,
    line: int | None = None,
    column: int | None = None,
    pointer: str = "",
) -> Finding:
    """Return a finding of a rule of the input, by its name: `syntax`, `not-utf8`, `does-not-fit`.

    A finding of a file has a path, a line and a column (1-based); one of a case that a format
    cannot hold has a pointer into the case. Raise KeyError for a name that no such rule has.
    """
    finding = _BY_NAME[rule].finding(message, pointer=pointer)
    return evolve(finding, path=path, line=line, column=column)

"""What readers make of bytes, and writers of a case: the two protocols of case formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from attrs import evolve

from verifykit.loading.rules import RULES
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.place import Places
from verifykit.parts import frozen

_BY_NAME = {rule.name: rule for rule in RULES}


@frozen(kw_only=True)
class RawDocument:
    """A document as it was read, before any schema.

    `data` is made of dicts with text keys, lists, text, numbers, booleans and None; it is None
    if nothing could be read. `findings` carry their place already. `places` finds the place of
    a JSON pointer into `data`.
    """

    data: Any
    places: Places
    findings: tuple[Finding, ...] = ()


class CaseReader(Protocol):
    """Reads one input format of a case."""

    @property
    def name(self) -> str:
        """The format's name, as messages call it."""
        ...

    @property
    def suffixes(self) -> Sequence[str]:
        """File name endings of the format, with the dot, in lower case."""
        ...

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the file looks like this format.

        `head` is its first 4 kB, empty for a folder.
        """
        ...

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file or folder, or `data` that stands for it.

        Bad input is never raised but returned as findings.
        """
        ...


class CaseWriter(Protocol):
    """Writes a case in one output format."""

    @property
    def name(self) -> str:
        """The format's name, as in `convert --to NAME`."""
        ...

    @property
    def suffixes(self) -> Sequence[str]:
        """File name endings of the format, with the dot, in lower case; none for a folder."""
        ...

    def write(self, case: Case) -> bytes | Mapping[str, bytes]:
        """Return the bytes of a file, or for a folder those of each file by its name.

        Raise InvalidCase, with findings, if the format cannot hold the case without loss.
        """
        ...


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

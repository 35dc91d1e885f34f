"""The sheet `case` of a workbook: rows of key and value.

Keys are those of the case's header; `verifykit` is the format version, and `verifykit.x-…` an x-
key beside it, at the top of the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from verifykit.loading.places import Mark
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules import DUPLICATE_KEY
from verifykit.loading.tables.cell_reader import CellReader
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.columns import ANYTHING, TEXT, header_kind
from verifykit.loading.tables.reading import Row
from verifykit.model.finding import Finding

_VERSION = "verifykit"
_TITLES = ("key", "value")


@define
class Header:
    """What the sheet says, as the top of a raw case, with marks and findings."""

    data: dict[str, Any] = field(factory=dict)
    marks: dict[str, Mark] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    suspicious: bool = False


def read_header(path: str, rows: Iterable[Row]) -> Header:
    """Read the rows of key and value; a first row of titles is passed over."""
    header = Header()
    reader = CellReader(path)
    case: dict[str, Any] = {}
    case_marks: dict[str, Mark] = {}
    for number, cells in rows:
        key = "" if not cells or cells[0] is None else cell_text(cells[0]).strip()
        value = cells[1] if len(cells) > 1 else None
        if not key or value is None or value == "" or (number == 1 and (key, value) == _TITLES):
            continue
        top, name = _where(key)
        whole, marks = (header.data, header.marks) if top else (case, case_marks)
        if name in whole:
            message = f"the key {key[:60]} is given twice"
            header.findings.append(finding_at(DUPLICATE_KEY, message, path, number, 1))
            continue
        kind = ANYTHING if top else header_kind(name) or TEXT
        try:
            whole[name] = reader.read(value, kind, number, 1)
        except Refusal as refusal:
            header.findings.append(refusal.finding)
        marks[name] = Mark(path, number, 2)
    if case:
        header.data["case"] = case
        header.marks["case"] = Mark(path, 1, 1, case_marks)
    header.findings += reader.findings
    header.suspicious = reader.suspicious
    return header


def header_rows(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, bool]]:
    """Yield the key of every row, its value, and whether the schema leaves its type open."""
    yield _VERSION, data[_VERSION], True
    for key, value in data.get("case", {}).items():
        yield key, value, key.startswith("x-")
    for key, value in data.items():
        if key.startswith("x-"):
            yield f"{_VERSION}.{key}", value, True


def _where(key: str) -> tuple[bool, str]:
    """Whether a key belongs to the top of the case, and its name there."""
    if key == _VERSION:
        return True, key
    before, dot, name = key.partition(".")
    if dot and before == _VERSION and name.startswith("x-"):
        return True, name
    return False, key

"""Reads a case from a file of statements."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from verifykit import Finding, Place, RawDocument, reader_finding
from verifykit_ftm.case_data import case_data
from verifykit_ftm.formats import begins_with_entity, format_of
from verifykit_ftm.rows import Read, read_rows

_ENTITIES = (
    "these are FollowTheMoney entities, which do not keep what each dataset says: "
    "give the statements that they are made of"
)


@frozen
class LinePlaces:
    """Places of items that each stand in a line of their own: those of a table."""

    path: str
    lines: Mapping[str, int]

    def locate(self, pointer: str) -> Place:
        """Return the line of the item that a pointer is in; the first one if there is none."""
        item = "/".join(pointer.split("/")[:3])
        return Place(self.path, self.lines.get(item, 1), 1)


def read_case(path: str, data: bytes | None) -> RawDocument:
    """Read a file, or `data` that stands for it; each row that is unusable is a finding."""
    content = Path(path).read_bytes() if data is None else data
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refused(path, "not-utf8", f"byte {error.start} is not UTF-8", line)
    kind = format_of(text[: 1 << 16])
    if kind is None and begins_with_entity(text[: 1 << 16]):
        return _refused(path, "syntax", _ENTITIES, 1)
    if kind is None:
        return _refused(path, "syntax", "there are no statements here", 1)
    rows = tuple(read_rows(io.StringIO(text, newline=""), kind))
    built = case_data(rows)
    return RawDocument(
        data=built.data,
        places=LinePlaces(path, built.lines),
        findings=tuple(_findings(path, rows)),
    )


def _findings(path: str, rows: tuple[Read, ...]) -> Iterator[Finding]:
    for row in rows:
        if row.problem is not None:
            yield _finding(path, "syntax", row.problem, row.line)


def _refused(path: str, rule: str, message: str, line: int) -> RawDocument:
    finding = _finding(path, rule, message, line)
    return RawDocument(data=None, places=LinePlaces(path, {}), findings=(finding,))


def _finding(path: str, rule: str, message: str, line: int) -> Finding:
    return reader_finding(rule, message, path=path, line=line, column=1)

"""Writes a case as statements, if statements can hold all of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from verifykit import (
    Case,
    Finding,
    InvalidCase,
    from_data,
    place_findings,
    reader_finding,
    to_data,
)
from verifykit_ftm.case_data import case_data
from verifykit_ftm.case_statements import statements_of
from verifykit_ftm.formats import CSV
from verifykit_ftm.rows import Read
from verifykit_ftm.statement import COLUMNS, Statement

_MOST_FINDINGS = 20


@frozen
class StatementsWriter:
    """The writer of FollowTheMoney statements as CSV, or as JSON with a statement a line."""

    name: str
    kind: str
    suffixes: tuple[str, ...]

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file.

        Raises InvalidCase with a finding for each item that would not come back as it is when the
        statements are read again: what did not come from statements cannot be told in them.
        """
        statements = tuple(_told(case))
        again = case_data(Read(0, statement) for statement in statements).data
        lost = tuple(_lost(to_data(case), to_data(from_data(again))))
        if lost:
            placed = place_findings(case, lost[:_MOST_FINDINGS])
            raise InvalidCase(placed[0].path or case.id or "case", placed)
        return _csv(statements) if self.kind == CSV else _json(statements)


def _told(case: Case) -> Iterator[Statement]:
    try:
        yield from statements_of(case)
    except (TypeError, KeyError, AttributeError):
        # Somebody wrote an `x-ftm` of their own; what it was about is found lost below.
        return


def _lost(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    for name, part in before.items():
        if not isinstance(part, list):
            if part != after.get(name):
                yield _unfit(f"statements have no place for this: {name}", f"/{name}")
            continue
        known = {item["id"]: item for item in after.get(name, ())}
        for index, item in enumerate(part):
            other = known.get(item.get("id"), {})
            keys = [key for key, value in item.items() if other.get(key) != value]
            if keys:
                what = f"{name} {item.get('id', index)}"
                message = f"statements have no place for {', '.join(keys)} of {what}"
                yield _unfit(message, f"/{name}/{index}")


def _unfit(message: str, pointer: str) -> Finding:
    return reader_finding("does-not-fit", message, pointer=pointer)


def _csv(statements: Iterable[Statement]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    for statement in statements:
        writer.writerow([_cell(getattr(statement, column)) for column in COLUMNS])
    return out.getvalue().encode()


def _cell(value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "t" if value else "f"
    return value or ""


def _json(statements: Iterable[Statement]) -> bytes:
    lines = (
        json.dumps({name: getattr(one, name) for name in COLUMNS}, ensure_ascii=False)
        for one in statements
    )
    return "".join(f"{line}\n" for line in lines).encode()

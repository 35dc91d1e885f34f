"""Rows of statements in a text: CSV with a heading, or a JSON object on each line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from verifykit_ftm.formats import CSV
from verifykit_ftm.statement import Statement, from_row, missing

_LONGEST = 16 * 1024 * 1024
"""Characters of a cell: a statement may hold the text of a whole document."""


@frozen
class Read:
    """A row: the line that it begins in (from 1), and its statement, or why there is none."""

    line: int
    statement: Statement | None = None
    problem: str | None = None


def read_rows(lines: Iterable[str], kind: str) -> Iterator[Read]:
    """Yield the rows of a text, given in lines with their ends, as CSV or JSON."""
    return _read_csv(lines) if kind == CSV else _read_json(lines)


def _read_csv(lines: Iterable[str]) -> Iterator[Read]:
    limit = csv.field_size_limit(_LONGEST)
    try:
        reader = csv.reader(lines)
        header = [name.lstrip("\ufeff") for name in next(reader, [])]
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not cells:
                continue
            if len(cells) != len(header):
                yield Read(line, problem=f"{len(cells)} cells under {len(header)} columns")
                continue
            yield _read(line, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        yield Read(before + 1, problem=f"this is not CSV: {error}")
    finally:
        csv.field_size_limit(limit)


def _read_json(lines: Iterable[str]) -> Iterator[Read]:
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").strip()
        if not text:
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield Read(number, problem=f"this is not JSON: {error}")
            continue
        if isinstance(row, dict):
            yield _read(number, row)
        else:
            yield Read(number, problem="this is not a JSON object")


def _read(line: int, row: Mapping[str, Any]) -> Read:
    absent = missing(row)
    if absent:
        return Read(line, problem=f"the statement has no {', '.join(absent)}")
    odd = next((n for n, one in row.items() if isinstance(one, dict | list | float | int)
                and not isinstance(one, bool)), None)  # fmt: skip
    if odd is not None:
        return Read(line, problem=f"{odd} is not text")
    return Read(line, statement=from_row(row))

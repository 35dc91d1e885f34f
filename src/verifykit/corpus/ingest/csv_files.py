"""CSV as batches of text columns with line numbers, read by Arrow where it reads what we would.

Arrow takes a tenth of the time of the standard library, but is lenient about quotes, and its rows
have no lines. So a file is cut into blocks of whole lines. Where the quotes of a block are in
order, its rows end with its lines; what Arrow cannot take of such a block (a row of too few cells,
bytes that are no text) is read row by row, to be told with its line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.csv
from attrs import frozen

from verifykit.corpus.blocks.arrow import arrow_of
from verifykit.corpus.ingest.lines import (
    LONGEST_CELL,
    Lines,
    has_blank,
    longest_line,
    whole_lines,
)
from verifykit.corpus.ingest.text_files import Row, batches, too_long
from verifykit.tables.rows import longest_cell

_BEFORE, _AFTER = (np.frombuffer(signs, np.uint8) for signs in (b',\n"', b',\r\n"'))
"""What stands before a quote that opens a cell, and after one that closes it."""


def csv_batches(
    stream: BinaryIO, choose: Callable[[list[str]], Mapping[str, str]]
) -> Iterator[pa.Table]:
    """Yield the rows of a CSV file as tables with `line`, `reason`, and the chosen columns.

    `choose` is told the header, and returns the column of each name that the tables shall have; it
    may raise. A quote that is never closed would take the rest of the file for one value, so what
    is not strictly CSV is no row. Raise ValueError if the header is not CSV.
    """
    blocks = whole_lines(stream)
    first = next(blocks, b"")
    orderly = _in_order(first)
    head, _, body = first.partition(b"\n")
    with longest_cell(LONGEST_CELL):
        lines = Lines([head + b"\n"] if orderly else chain([first], blocks))
        reader = csv.reader(lines, strict=True)
        try:
            header = next(reader, None)
        except csv.Error as error:
            raise ValueError(f"its header is not CSV: {error}") from error
        if header is None:
            return
        columns = choose(header)
        table = _Table(
            width=len(header),
            places={name: header.index(column) for name, column in columns.items()},
        )
        if not orderly:
            yield from table.by_rows(lines, reader)
            return
        before = 1
        for block in chain([body] if body else [], blocks):
            if not _in_order(block):
                yield from table.by_lines(chain([block], blocks), before)
                return
            whole = table.at_once(block, before)
            yield from table.by_lines([block], before) if whole is None else [whole]
            before += block.count(b"\n")


@frozen
class _Table:
    """What a header says: how many cells a row has, and where the chosen ones are."""

    width: int
    places: Mapping[str, int]

    def at_once(self, block: bytes, before: int) -> pa.Table | None:
        """Return the rows of a block as Arrow reads them; None if it is better not asked."""
        if has_blank(block) or longest_line(block) > LONGEST_CELL:
            return None
        texts = {str(place): pa.string() for place in self.places.values()}
        try:
            read = pyarrow.csv.read_csv(
                pa.py_buffer(block),
                pyarrow.csv.ReadOptions(
                    column_names=list(map(str, range(self.width))), block_size=len(block) + 1
                ),
                pyarrow.csv.ParseOptions(ignore_empty_lines=False),
                pyarrow.csv.ConvertOptions(include_columns=list(texts), column_types=texts),
            )
        except pa.ArrowInvalid:
            return None
        lines = np.arange(before + 1, before + 1 + len(read), dtype=np.int64)
        columns = {name: read[str(place)] for name, place in self.places.items()}
        reasons = pa.nulls(len(read), pa.string())
        return pa.table({"line": arrow_of(lines), "reason": reasons, **columns})

    def by_lines(self, chunks: Iterable[bytes], before: int) -> Iterator[pa.Table]:
        """Yield the rows of chunks that begin where a row does, after so many lines."""
        lines = Lines(chunks)
        return self.by_rows(lines, csv.reader(lines, strict=True), before)

    def by_rows(self, lines: Lines, reader: Any, before: int = 0) -> Iterator[pa.Table]:
        """Yield what a reader of the lines has still to read."""
        return batches(self._rows(lines, reader, before), list(self.places))

    def _rows(self, lines: Lines, reader: Any, before: int) -> Iterator[Row]:
        blank: tuple[None, ...] = (None,) * len(self.places)
        places = list(self.places.values())
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = _not_csv(error, before + line, before + reader.line_num)
                yield before + line, too_long(lines, line) or reason, blank
                continue
            if lines.too_long and (reason := too_long(lines, line)):
                yield before + line, reason, blank
            elif len(row) == self.width:
                yield before + line, None, [row[place] for place in places]
            elif row:
                reason = f"{len(row)} fields where the header has {self.width}"
                yield before + line, reason, blank


def _not_csv(error: csv.Error, first: int, last: int) -> str:
    """Why lines are no row of CSV, and how many of them a quote may have swallowed."""
    reason = f"not CSV: {error}"
    if last > first:
        reason += f"; the lines up to {last} were read as one row: is a quote never closed?"
    return reason


def _in_order(block: bytes) -> bool:
    """Whether lines end as usual, and each quote opens or closes a cell of one line.

    Of two quotes within a cell, which stand for one, the first closes and the second opens again.
    """
    if not block.endswith(b"\n") or block.count(b"\r") > block.count(b"\r\n"):
        return False
    if b'"' not in block:
        return True
    signs = np.frombuffer(block, np.uint8)
    quotes = np.flatnonzero(signs == ord('"'))
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    ends = np.flatnonzero(signs == ord("\n"))
    return bool(
        np.isin(signs[opening - 1], _BEFORE).all()  # before the first sign stands the last line end
        and np.isin(signs[closing + 1], _AFTER).all()
        and (np.searchsorted(ends, opening) == np.searchsorted(ends, closing)).all()
    )

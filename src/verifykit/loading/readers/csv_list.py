"""Reads one list of a case from a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules.input import SYNTAX
from verifykit.loading.tables.reading import Row, Table, read_table
from verifykit.loading.text import MAX_BYTES, read_text
from verifykit.model.place import separator_of


def read_csv_list(list_name: str, path: str, textual: frozenset[str]) -> Table:
    """Read a list from a CSV file (RFC 4180); raises Refusal.

    The separator is the comma, or the semicolon or tab where the header has more of those, as
    spreadsheets of many countries write it. `textual` is as in `read_table`.
    """
    text = read_text(path)
    # The module's own limit is 128 kB a cell; the file is bounded already.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    separator = separator_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return read_table(list_name, path, _rows(reader), textual, exact=True)
    except csv.Error as error:
        message = f"this is not CSV: {error}"
        raise Refusal(finding_at(SYNTAX, message, path, reader.line_num, 1)) from error


def _rows(reader: csv._reader) -> Iterator[Row]:  # type: ignore[name-defined]  # stub only
    first = 1
    for cells in reader:
        yield first, cells
        first = reader.line_num + 1

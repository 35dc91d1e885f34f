"""The rows of CSV text (RFC 4180), each with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from verifykit.model.place import separator_of


class MalformedError(Exception):
    """Text that is not CSV: the line, from 1, and what is wrong there."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def numbered_rows(text: str, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with its line, blank ones as rows without cells.

    Without a `separator` it is the comma, or the semicolon or tab where the first line has more of
    those, as spreadsheets of many countries write it. Raises MalformedError.
    """
    # The module's own limit is 128 kB a cell; the text is bounded already.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    separator = separator or separator_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    try:
        for cells in reader:
            yield first, cells
            first = reader.line_num + 1
    except csv.Error as error:
        raise MalformedError(max(reader.line_num, first), str(error)) from error

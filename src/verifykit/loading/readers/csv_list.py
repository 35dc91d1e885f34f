"""Reads one list of a case from a CSV file."""

from __future__ import annotations

from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules.input import SYNTAX
from verifykit.loading.tables.reading import Table, read_table
from verifykit.loading.text import read_text
from verifykit.tables.delimited import MalformedError, numbered_rows


def read_csv_list(list_name: str, path: str, textual: frozenset[str]) -> Table:
    """Read a list from a CSV file (RFC 4180); raises Refusal.

    The separator is the comma, or the semicolon or tab where the header has more of those, as
    spreadsheets of many countries write it. `textual` is as in `read_table`.
    """
    try:
        return read_table(list_name, path, numbered_rows(read_text(path)), textual, exact=True)
    except MalformedError as error:
        message = f"this is not CSV: {error.reason}"
        raise Refusal(finding_at(SYNTAX, message, path, error.line, 1)) from error

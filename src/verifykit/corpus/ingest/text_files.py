"""Rows of text files as batches of text columns."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Any

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.arrow import arrow_of, texts_of
from verifykit.corpus.ingest.lines import LONGEST_LINE, Lines

Row = tuple[int, str | None, Sequence[str | None]]
"""Line number, why the row cannot be used (None: it can), and the wanted columns."""

NOT_TEXT = "holds what is not UTF-8 text"
"""Why a row cannot be used that has bytes, or escapes, of no character."""
_BATCH = 1 << 17


def too_long(lines: Lines, first: int) -> str:
    """Return why the row from this line on, just read, cannot be used; else nothing."""
    if lines.too_long and lines.too_long[-1] >= first:
        return f"a line of more than {LONGEST_LINE:,} characters"
    return ""


def named_row(line: int, row: Mapping[str, Any], wanted: Sequence[str]) -> Row:
    """Return the wanted columns of a row that names its columns."""
    try:
        return line, None, [plain_text(row.get(name)) for name in wanted]
    except (ValueError, RecursionError) as error:  # too many digits, or lists in lists in lists
        return line, f"holds what cannot be written as text: {error}", [None] * len(wanted)


def plain_text(value: Any) -> str | None:
    """Return a JSON value as text: 5.0 is 5, a list is a set of parts, null and NaN are nothing."""
    if value is None or type(value) is str:
        text: str | None = value
        return text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return _plain_number(value)
    if isinstance(value, list):
        return "; ".join(sorted({text for part in value if (text := plain_text(part))}))
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, ensure_ascii=False, default=plain_text)
    return str(value)


def _plain_number(number: float | Decimal) -> str | None:
    if math.isnan(number):
        return None
    if not math.isfinite(number):
        return str(float(number))
    if number == int(number):
        return str(int(number))
    return f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)


def batches(rows: Iterator[Row], roles: Sequence[str]) -> Iterator[pa.Table]:
    """Rows as tables with the columns `line`, `reason`, and a text column per role."""
    names = ["line", "reason", *roles]
    while chunk := list(islice(rows, _BATCH)):
        lines, reasons, values = zip(*chunk, strict=True)
        width = len(roles)
        flat = list(chain.from_iterable(values))
        texts = [flat[place::width] for place in range(width)]
        try:
            columns = [texts_of(column) for column in texts]
        except UnicodeEncodeError:  # lone surrogates, from JSON escapes or bytes that are not UTF-8
            bad = {row for column in texts for row, text in enumerate(column) if not _is_text(text)}
            columns = [
                texts_of([None if row in bad else text for row, text in enumerate(column)])
                for column in texts
            ]
            reasons = tuple(
                reason or (NOT_TEXT if row in bad else None) for row, reason in enumerate(reasons)
            )
        yield pa.Table.from_arrays(
            [arrow_of(np.array(lines, np.int64)), texts_of(reasons), *columns], names=names
        )


def _is_text(value: str | None) -> bool:
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True

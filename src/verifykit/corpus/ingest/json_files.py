"""JSON Lines as batches of text columns with line numbers, read by Arrow where they are plain.

Arrow takes a fifth of the time of the standard library, but knows no lines, and takes some words
for numbers that are none. So a file is cut into blocks of whole lines; one whose lines are all flat
objects, and whose wanted values are texts, or numbers throughout, is read by Arrow, any other row
by row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.json

from verifykit.corpus.blocks.arrow import arrow_of, numpy_of, texts_of
from verifykit.corpus.ingest.lines import Lines, longest_line, whole_lines
from verifykit.corpus.ingest.text_files import Row, batches, named_row, plain_text, too_long

_LONGEST = 4_000
"""Bytes of a line that Arrow reads: numbers of more digits are an error of their own."""
_NO_NUMBER = re.compile(rb":[ \t]*-?Inf(?!inity)")
"""What Arrow takes for a number beside what the standard library does."""
_NO_TEXT = re.compile(r"Column\(/(.+)\) changed from string to number")
_EXACT = 2.0**53
"""From here on a number is not told from its neighbours, which may be what was written."""


def json_batches(stream: BinaryIO, columns: dict[str, str], unseen: set[str]) -> Iterator[pa.Table]:
    """Yield the rows of a JSON Lines file as tables with `line`, `reason`, and the named columns.

    `columns` has the key of each name that the tables shall have; what a row lacks is null. Keys
    that a row has are taken out of `unseen`.
    """
    blocks, before = whole_lines(stream), 0
    for block in blocks:
        if not block.endswith(b"\n") or block.count(b"\r") > block.count(b"\r\n"):
            yield from _by_rows(chain([block], blocks), columns, unseen, before)
            return
        whole = None if unseen else _at_once(block, columns, before)
        yield from _by_rows([block], columns, unseen, before) if whole is None else [whole]
        before += block.count(b"\n")


def _at_once(block: bytes, columns: dict[str, str], before: int) -> pa.Table | None:
    """The rows of a block as Arrow reads them; None if it is better not asked."""
    rows = block.count(b"\n")
    if not _is_flat(block, rows) or longest_line(block) > _LONGEST or _NO_NUMBER.search(block):
        return None
    read = _read(block, dict.fromkeys(columns.values(), pa.string()))
    if read is None or len(read) != rows:
        return None
    texts = {key: _texts(read[key]) for key in read.column_names}
    lines = arrow_of(np.arange(before + 1, before + 1 + rows, dtype=np.int64))
    found = [texts[key] for key in columns.values()]
    if any(column is None for column in found):
        return None
    return pa.Table.from_arrays(
        [lines, pa.nulls(rows, pa.string()), *found], names=["line", "reason", *columns]
    )


def _is_flat(block: bytes, rows: int) -> bool:
    """Whether each line is one object without others or lists in it, if it is JSON at all.

    Arrow takes null for an object, and the process ends where a block begins with one.
    """
    begins = block.startswith(b"{") + block.count(b"\n{")
    ends = block.count(b"}\n") + block.count(b"}\r\n")
    return begins == ends == block.count(b"{") == rows and b"[" not in block


def _read(block: bytes, kinds: dict[str, pa.DataType]) -> pa.Table | None:
    """The columns of a block, each of texts or of numbers throughout; None if one is neither."""
    try:
        read = pyarrow.json.read_json(
            pa.py_buffer(block),
            pyarrow.json.ReadOptions(use_threads=False, block_size=len(block) + 1),
            pyarrow.json.ParseOptions(
                explicit_schema=pa.schema(list(kinds.items())), unexpected_field_behavior="ignore"
            ),
        )
        read.validate(full=True)
    except pa.ArrowInvalid as error:
        found = _NO_TEXT.search(str(error))
        key = found[1] if found else None
        if key not in kinds or kinds[key] == pa.float64():
            return None
        return _read(block, kinds | {key: pa.float64()})
    return read


def _texts(column: pa.ChunkedArray) -> pa.Array | None:
    """A column as texts; None if it has numbers that are none of a computer."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # an older pyarrow
        whole = pa.concat_arrays(whole.chunks)
    if whole.type == pa.string():
        return whole
    coded = whole.dictionary_encode()
    numbers = numpy_of(coded.dictionary)
    if (np.abs(numbers) >= _EXACT).any():
        return None
    return texts_of([plain_text(number) for number in numbers.tolist()]).take(coded.indices)


def _by_rows(
    chunks: Iterable[bytes], columns: dict[str, str], unseen: set[str], before: int
) -> Iterator[pa.Table]:
    """The rows of chunks that begin where a line does, after so many lines."""
    return batches(_rows(Lines(chunks), list(columns.values()), unseen, before), list(columns))


def _rows(lines: Lines, wanted: Sequence[str], unseen: set[str], before: int) -> Iterator[Row]:
    blank: tuple[None, ...] = (None,) * len(wanted)
    for number, text in enumerate(lines, 1):
        line = before + number
        if not text.strip():
            continue
        if reason := too_long(lines, number):
            yield line, reason, blank
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield line, f"not JSON: {error}", blank
            continue
        if not isinstance(row, dict):
            yield line, "not a JSON object", blank
            continue
        if unseen:
            unseen.difference_update(row)
        yield named_row(line, row, wanted)

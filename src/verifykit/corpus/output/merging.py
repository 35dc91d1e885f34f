"""The parts of all blocks put together: sorted by name, and with the names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.arrays import Ints, positions, run_lengths, run_starts, taken
from verifykit.corpus.blocks.arrow import arrow_of, texts_of
from verifykit.corpus.blocks.order import order_of
from verifykit.corpus.engines.array_files import Array
from verifykit.corpus.output.score_parts import Parts, objects_of_part, read_part
from verifykit.corpus.output.tables import ESTIMATES
from verifykit.model.assessment import CONFIDENCES, VERDICTS

ROW_GROUP = 131_072
_ROW = 64
"""Bytes that a row of a part takes, roughly."""


def score_tables(parts: Parts) -> Iterator[pa.Table]:
    """Yield the scores as tables of `ROW_GROUP` rows each (the last may be shorter).

    Rows are sorted by subject, predicate, scope, rank and value. Columns of names are dictionaries.
    """
    ends = np.cumsum(_rows_per_object(parts))
    starts = range(0, int(ends[-1:].sum()), ROW_GROUP)
    groups = max(1, parts.room // (_ROW * ROW_GROUP))
    for first in range(0, len(starts), groups):
        yield from _row_groups(parts, ends, starts[first : first + groups])


def _rows_per_object(parts: Parts) -> Ints:
    counts = np.zeros(parts.objects.table().num_rows, np.int64)
    for path in parts.files:
        code = objects_of_part(path)
        starts = run_starts(code)
        counts[code[starts]] = run_lengths(starts, len(code))
    return counts


def _row_groups(parts: Parts, ends: Ints, starts: range) -> Iterator[pa.Table]:
    """The tables that begin with the rows `starts`; `ends` is how many rows end with each object.

    What they need is read once, and nothing else. What is read of a file of names counts as memory
    while that is open, so it is opened anew for each time that parts are read.
    """
    texts = parts.values.table()
    things = parts.objects.table().rename_columns(["subject", "predicate", *parts.scope])
    last = np.minimum(np.array(starts) + ROW_GROUP, ends[-1]) - 1
    lowest = np.searchsorted(ends, starts, side="right")
    beyond = np.searchsorted(ends, last, side="right") + 1
    read = [_read(path, lowest, beyond) for path in parts.files]
    for group, start in enumerate(starts):
        slices = [(part, slice(low[group], high[group])) for part, low, high in read]
        columns = {
            name: np.concatenate([part[name][rows] for part, rows in slices]) for name in read[0][0]
        }
        first = int(lowest[group])
        before = start - (int(ends[first - 1]) if first else 0)
        order = order_of(columns["object"] - first)[before : before + ROW_GROUP]
        rows = {name: taken(column, order) for name, column in columns.items()}
        yield _named(rows, things.slice(first, int(beyond[group]) - first), first, texts)


def _read(path: Path, lowest: Ints, beyond: Ints) -> tuple[dict[str, Array], list[int], list[int]]:
    """The rows of a part that some row groups need, and where those of each begin and end.

    A row group needs the objects with codes from `lowest` to before `beyond`.
    """
    code = objects_of_part(path)
    begin, end = np.searchsorted(code, lowest), np.searchsorted(code, beyond)
    rows = slice(int(begin[0]), int(end[-1]))
    return read_part(path, rows), (begin - rows.start).tolist(), (end - rows.start).tolist()


def _named(rows: dict[str, Array], things: pa.Table, lowest: int, texts: pa.Table) -> pa.Table:
    """The rows with names for codes; no dictionary holds a word twice."""
    thing = arrow_of(rows.pop("object") - lowest)
    names = {}
    for name in things.column_names:
        column = things[name].combine_chunks().dictionary_encode()
        names[name] = _words(column.indices.take(thing), column.dictionary)
    used, value = positions(rows.pop("value"), len(texts))
    names["value"] = _words(arrow_of(value), texts.column(0).take(arrow_of(used)).combine_chunks())
    columns = {name: arrow_of(column) for name, column in rows.items()}
    columns["verdict"] = _words(columns["verdict"], texts_of(VERDICTS))
    columns["confidence"] = _words(columns["confidence"], texts_of(CONFIDENCES))
    for name in ESTIMATES:
        if name in rows:
            columns[name] = pa.array(rows[name], mask=np.isnan(rows[name]))
    return pa.table({**names, **columns})


def _words(codes: pa.Array, words: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes, words)

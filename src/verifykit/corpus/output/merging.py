"""The parts of all blocks put together: sorted by name, and with the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.arrays import Ints, run_lengths, run_starts
from verifykit.corpus.blocks.order import order_of
from verifykit.corpus.engines.array_files import Array
from verifykit.corpus.output.score_parts import Parts, read_part
from verifykit.corpus.output.tables import ESTIMATES
from verifykit.model.assessment import CONFIDENCES, VERDICTS

ROW_GROUP = 131_072


def merged(parts: Parts) -> Iterator[pa.Table]:
    """Yield the scores as tables of `ROW_GROUP` rows each (the last may be shorter).

    Rows are sorted by subject, predicate, scope, rank and value. Columns of names are dictionaries.
    """
    opened = [read_part(path) for path in parts.files]
    texts = parts.values.table()
    things = parts.objects.table().rename_columns(["subject", "predicate", *parts.scope])
    ends = np.cumsum(_rows_per_object(opened, things.num_rows))
    starts = np.arange(0, ends[-1] if len(ends) else 0, ROW_GROUP)
    first = np.searchsorted(ends, starts, side="right")
    last = np.searchsorted(ends, np.minimum(starts + ROW_GROUP, ends[-1:].sum()) - 1, side="right")
    bounds = [
        (
            np.searchsorted(part["object"], first).tolist(),
            np.searchsorted(part["object"], last, side="right").tolist(),
        )
        for part in opened
    ]
    for group, start in enumerate(starts.tolist()):
        lowest = int(first[group])
        slices = [slice(low[group], high[group]) for low, high in bounds]
        columns = {
            name: np.concatenate(
                [part[name][rows] for part, rows in zip(opened, slices, strict=True)]
            )
            for name in opened[0]
        }
        before = start - (int(ends[lowest - 1]) if lowest else 0)
        order = order_of(columns["object"] - lowest)[before : before + ROW_GROUP]
        rows = {name: column[order] for name, column in columns.items()}
        yield _named(rows, things.slice(lowest, int(last[group]) - lowest + 1), lowest, texts)


def _rows_per_object(parts: Sequence[dict[str, Array]], objects: int) -> Ints:
    counts = np.zeros(objects, np.int64)
    for part in parts:
        code = part["object"]
        starts = run_starts(code)
        counts[code[starts]] = run_lengths(starts, len(code))
    return counts


def _named(rows: dict[str, Array], things: pa.Table, lowest: int, texts: pa.Table) -> pa.Table:
    """The rows with names for codes; no dictionary holds a word twice."""
    thing = pa.array(rows.pop("object") - lowest)
    names = {}
    for name in things.column_names:
        column = things[name].combine_chunks().dictionary_encode()
        names[name] = _words(column.indices.take(thing), column.dictionary)
    used, value = np.unique(rows.pop("value"), return_inverse=True)
    names["value"] = _words(
        pa.array(value.astype(np.int32)), texts.column(0).take(pa.array(used)).combine_chunks()
    )
    rows["verdict"] = _words(pa.array(rows["verdict"]), pa.array(VERDICTS))
    rows["confidence"] = _words(pa.array(rows["confidence"]), pa.array(CONFIDENCES))
    for name in ESTIMATES:
        if name in rows:
            rows[name] = pa.array(rows[name], mask=np.isnan(rows[name]))
    return pa.table({**names, **rows})


def _words(codes: pa.Array, words: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes, words)

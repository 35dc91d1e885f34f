"""The names behind the hashes: subjects, predicates and scopes of objects, texts of values."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus.blocks.arrays import Ints, Keys, taken
from verifykit.corpus.blocks.arrow import arrow_of
from verifykit.corpus.ingest.columns import TextColumn

_SLOTS = 1 << 20
"""Hashes remembered at a time, so that most names are written once. A power of two."""


class NameBook:
    """Writes each name beside its hash; a name may be written more than once."""

    def __init__(self, path: Path, key: str, columns: tuple[str, ...]) -> None:
        self._key = key
        self._schema = pa.schema([(key, pa.uint64()), *((name, pa.string()) for name in columns)])
        # Most names are written once, so dictionaries and statistics would only cost time.
        self._writer = pq.ParquetWriter(
            path, self._schema, compression="lz4", use_dictionary=False, write_statistics=False
        )
        self._seen = np.zeros(_SLOTS, np.uint64)
        self._first = np.zeros(_SLOTS, np.int64)

    def add(self, keys: Keys, columns: dict[str, TextColumn]) -> None:
        """Write the names of the rows whose hash is not remembered.

        Where but one column differs, it is enough to look at each of its texts once.
        """
        first, *others = columns.values()
        if all(column.is_constant for column in others):
            code = first.used()
            row = np.zeros(len(first.texts), np.int64)
            row[first.code] = np.arange(len(first.code))  # any of the rows that have it
            at = taken(row, code)
            self._add(taken(keys, at), columns, at)
        else:
            self._add(keys, columns, np.arange(len(keys)))

    def _add(self, keys: Keys, columns: dict[str, TextColumn], at: Ints) -> None:
        """Write names; `at` are the rows that the keys are of."""
        slot = (keys % np.uint64(_SLOTS)).astype(np.int64)
        rows = np.flatnonzero(self._seen[slot] != keys)
        if not len(rows):
            return
        self._first[slot[rows[::-1]]] = rows[::-1]
        first = self._first[slot[rows]]
        rows = rows[(first == rows) | (keys[first] != keys[rows])]
        self._seen[slot[rows]] = keys[rows]
        texts = [column.taken(at[rows]) for column in columns.values()]
        self._writer.write_table(
            pa.Table.from_arrays([arrow_of(keys[rows]), *texts], schema=self._schema)
        )

    def __enter__(self) -> NameBook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.close()

"""What is kept of the rows of a corpus: records of what they state, and names beside hashes.

Records have a fixed size and are gathered by the hash of what they are about, in memory while they
fit, then in files. Names are subjects, predicates and scopes of objects, and texts of values.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import field, mutable
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Ints, Keys, taken
from verifykit.corpus.blocks.arrow import arrow_of
from verifykit.corpus.ingest.columns import TextColumn
from verifykit.corpus.ingest.value_kinds import NEVER

BUCKETS = 256
"""Conflict sets are cut into so many buckets by the first bits of their hash."""

Records = NDArray[np.void]

_ALWAYS = (("source", "<i4"), ("object", "<u8"), ("value", "<u8"))
_OPTIONAL = {
    "attribute": ("<i4", 0),
    "origin": ("<i4", -1),
    "moment": ("<i8", NEVER),
    "number": ("<f8", np.nan),
    "weight": ("<f8", 1.0),
    "refutes": ("?", False),
}
"""Columns that only some corpora have: how they are kept, and what is usual."""
_SLOTS = 1 << 20
"""Hashes remembered at a time, so that most names are written once. A power of two."""


def record_type(optional: Collection[str]) -> np.dtype[np.void]:
    """Return the type of a record that has these columns beside those that all have."""
    own = [(name, kind) for name, (kind, _) in _OPTIONAL.items() if name in optional]
    return np.dtype([*_ALWAYS, *own])


def widened(records: Records, kind: np.dtype[np.void]) -> Records:
    """Return the records with the columns of `kind`; what they lacked has the usual value."""
    if records.dtype == kind:
        return records
    wide = np.empty(len(records), kind)
    for name in kind.names or ():
        known = name in (records.dtype.names or ())
        wide[name] = records[name] if known else _OPTIONAL[name][1]
    return wide


@mutable
class RecordSpool:
    """Records by bucket."""

    folder: Path
    budget: int
    """Bytes of records that are kept in memory."""
    kind: np.dtype[np.void] = field(factory=lambda: record_type(()))
    _held: list[list[Records]] = field(init=False, factory=lambda: [[] for _ in range(BUCKETS)])
    _bytes: int = field(init=False, default=0)
    in_files: bool = field(init=False, default=False)

    def add(self, records: Records) -> None:
        """Add records in any order; they may have columns that those before lacked."""
        names = set(self.kind.names or ()) | set(records.dtype.names or ())
        self._widen(record_type(names))
        records = widened(records, self.kind)
        bucket = (records["object"] >> np.uint64(56)).astype(np.uint8)
        order = np.argsort(bucket, kind="stable")
        bounds = np.searchsorted(bucket[order], np.arange(1, BUCKETS))
        for held, part in zip(self._held, np.split(records.take(order), bounds), strict=True):
            if len(part):
                held.append(part)
        self._bytes += records.nbytes
        if self._bytes > self.budget:
            self.flush()

    def flush(self) -> None:
        """Write what is in memory to the files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.in_files = True
        for number, held in enumerate(self._held):
            if held:
                with self._path(number).open("ab") as stream:
                    for part in held:
                        part.tofile(stream)
                held.clear()
        self._bytes = 0

    def read(self, first: int, last: int) -> Records:
        """Return the records of these buckets (both included)."""
        parts = [np.zeros(0, self.kind)]
        for number in range(first, last + 1):
            if self.in_files and self._path(number).exists():
                parts.append(np.fromfile(self._path(number), self.kind))
            parts.extend(self._held[number])
        # As bytes, since NumPy compares the types of records part by part.
        return np.concatenate([part.view(np.uint8) for part in parts]).view(self.kind)

    def _widen(self, kind: np.dtype[np.void]) -> None:
        """Give all records the columns of a wider kind."""
        if kind == self.kind:
            return
        before, self.kind = self.kind, kind
        for number, held in enumerate(self._held):
            self._held[number] = [widened(part, kind) for part in held]
            if self.in_files and self._path(number).exists():
                widened(np.fromfile(self._path(number), before), kind).tofile(self._path(number))

    def _path(self, number: int) -> Path:
        return self.folder / f"bucket-{number:03d}.records"


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

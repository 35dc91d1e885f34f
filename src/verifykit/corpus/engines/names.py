"""The names of a corpus in their order, so that rows are sorted by numbers and named at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from attrs import frozen

from verifykit.corpus.blocks.arrays import Ints, Keys, taken
from verifykit.corpus.blocks.arrow import arrow_of, numpy_of
from verifykit.corpus.blocks.lookup import HashTable
from verifykit.corpus.engines.array_files import mapped_arrays, write_arrays
from verifykit.corpus.options import MEBIBYTE

_ROOM = 16
"""Of how much memory names may take a part, read and in order."""
_DATABASE = 4
"""Of how much memory the database may take a part: blocks may lie in three eighths meanwhile."""
_LEAST, _MOST = 64, 1 << 30
"""Mebibytes: what the database needs at the least, and more than it can count to."""


@frozen(kw_only=True)
class NameOrder:
    """Every name once, in ascending order; the code of a name is its place."""

    names: Path
    hashes: Path

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(mapped_arrays(self.hashes)[0])

    def codes(self, keys: Keys) -> Ints:
        """Return the code of each hash; all must have a name."""
        hashes, begins, code = mapped_arrays(self.hashes)
        # The objects of a block are all that are there from the first to the last.
        first = int(np.searchsorted(hashes, keys[0])) if len(keys) else 0
        rows = slice(first, first + len(keys))
        if np.array_equal(hashes[rows], keys):
            return code[rows]
        return taken(code, HashTable(hashes=hashes, begins=begins).places(keys))

    def table(self) -> pa.Table:
        """Return the names by code; they stay in their file."""
        return pa.ipc.open_file(pa.memory_map(str(self.names))).read_all()


def put_in_order(book: Path, columns: Sequence[str], folder: Path, memory: int) -> NameOrder:
    """Put the names of a book (a Parquet file: the hash, then `columns`) in order.

    The book may hold a name more than once. What is found goes to files in `folder`. More names
    than fit well into `memory` bytes are sorted by a database, which spills to the folder.
    """
    order = NameOrder(
        names=folder / f"{book.stem}.names.arrow", hashes=folder / f"{book.stem}.hashes"
    )
    small = _size(book) <= memory // _ROOM
    with _sorted_here(book, columns) if small else _sorted(book, columns, folder, memory) as found:
        hashes = _write_names(found, order, columns)
    # The names are out of memory now, which the hashes need as much of again.
    _write_hashes(hashes, order)
    return order


def _size(book: Path) -> int:
    """The bytes of a Parquet file once it is read."""
    about = pq.read_metadata(book)
    return sum(about.row_group(place).total_byte_size for place in range(about.num_row_groups))


@contextmanager
def _sorted_here(book: Path, columns: Sequence[str]) -> Iterator[pa.RecordBatchReader]:
    yield _in_order(pq.ParquetFile(book).read(), columns).to_reader()


def _in_order(table: pa.Table, columns: Sequence[str]) -> pa.Table:
    order = pc.sort_indices(table, sort_keys=[(column, "ascending") for column in columns])
    return table.take(order)


@contextmanager
def _sorted(
    book: Path, columns: Sequence[str], folder: Path, memory: int
) -> Iterator[pa.RecordBatchReader]:
    import duckdb  # takes a while to load

    with duckdb.connect() as connection:
        connection.execute(f"SET temp_directory = {_quoted(str(folder / 'spill'))}")
        mebibytes = min(max(memory // _DATABASE // MEBIBYTE, _LEAST), _MOST)
        connection.execute(f"SET memory_limit = '{mebibytes}MiB'")
        connection.execute("SET enable_progress_bar = false")
        listed = ", ".join(f'"{column}"' for column in columns)
        found = connection.sql(
            f"SELECT * FROM read_parquet({_quoted(str(book))}) ORDER BY {listed}"
        )
        yield pa.RecordBatchReader.from_stream(found)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _write_names(batches: pa.RecordBatchReader, order: NameOrder, columns: Sequence[str]) -> Keys:
    """Write each name of the sorted batches once; return the hashes by code."""
    schema = pa.schema([batches.schema.field(place + 1) for place in range(len(columns))])
    keys: list[Keys] = [np.zeros(0, np.uint64)]
    last: int | None = None
    with pa.ipc.new_file(str(order.names), schema) as names:
        for batch in batches:
            hashes: Keys = numpy_of(batch.column(0))
            fresh = np.append(last is None or hashes[:1] != last, hashes[1:] != hashes[:-1])
            last = int(hashes[-1])
            names.write_batch(batch.select(schema.names).filter(arrow_of(fresh)))
            keys.append(hashes[fresh])
    return np.concatenate(keys)


def _write_hashes(by_code: Keys, order: NameOrder) -> None:
    """Write the code of each hash."""
    by_hash = np.argsort(by_code, kind="stable")
    with order.hashes.open("wb") as stream:
        table = HashTable.of(taken(by_code, by_hash))
        write_arrays(stream, [table.hashes, table.begins, by_hash])

"""The names of a corpus in their order, so that rows are sorted by numbers and named at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from attrs import frozen

from verifykit.corpus.blocks.arrays import Ints, Keys, run_lengths, run_starts
from verifykit.corpus.engines.array_files import mapped_arrays, write_arrays


@frozen(kw_only=True)
class NameOrder:
    """Every name once, in ascending order; the code of a name is its place."""

    names: Path
    hashes: Path

    def codes(self, keys: Keys) -> Ints:
        """Return the code of each hash; all must have a name."""
        hashes, code = mapped_arrays(self.hashes)
        starts = run_starts(keys)  # an object has its claims one after the other
        codes: Ints = code[np.searchsorted(hashes, keys[starts])]
        return np.repeat(codes, run_lengths(starts, len(keys)))

    def table(self) -> pa.Table:
        """Return the names by code; they stay in their file."""
        return pa.ipc.open_file(pa.memory_map(str(self.names))).read_all()


def put_in_order(
    connection: duckdb.DuckDBPyConnection, book: Path, columns: Sequence[str], folder: Path
) -> NameOrder:
    """Put the names of a book (a Parquet file: the hash, then `columns`) in order.

    The book may hold a name more than once. What is found goes to files in `folder`.
    """
    order = NameOrder(
        names=folder / f"{book.stem}.names.arrow", hashes=folder / f"{book.stem}.hashes"
    )
    listed = ", ".join(f'"{column}"' for column in columns)
    file = "'" + str(book).replace("'", "''") + "'"
    found = connection.sql(f"SELECT * FROM read_parquet({file}) ORDER BY {listed}")
    batches = pa.RecordBatchReader.from_stream(found)
    schema = pa.schema([batches.schema.field(place + 1) for place in range(len(columns))])
    keys: list[Keys] = [np.zeros(0, np.uint64)]
    last: int | None = None
    with pa.ipc.new_file(str(order.names), schema) as names:
        for batch in batches:
            hashes = np.asarray(batch.column(0))
            fresh = np.append(last is None or hashes[:1] != last, hashes[1:] != hashes[:-1])
            last = int(hashes[-1])
            names.write_batch(batch.select(schema.names).filter(pa.array(fresh)))
            keys.append(hashes[fresh])
    by_code = np.concatenate(keys)
    by_hash = np.argsort(by_code, kind="stable")
    with order.hashes.open("wb") as stream:
        write_arrays(stream, [by_code[by_hash], by_hash])
    return order

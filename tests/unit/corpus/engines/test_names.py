"""Names in order, and the codes of their hashes."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.corpus.engines.names import put_in_order


@pytest.mark.parametrize("memory", [1 << 26, 0], ids=["in memory", "by the database"])
def test_a_code_is_the_place_of_the_name(tmp_path: Path, memory: int) -> None:
    names = [("Lyon", "born"), ("Åre", "born"), ("Lyon", "area"), ("", "born"), ("Lyon", "born")]
    hashes = np.array([2**64 - 1, 7, 9, 3, 2**64 - 1], np.uint64)
    book = tmp_path / "book.parquet"
    subject, predicate = (pa.array(column) for column in zip(*names, strict=True))
    pq.write_table(pa.table({"key": hashes, "subject": subject, "predicate": predicate}), book)
    order = put_in_order(book, ("subject", "predicate"), tmp_path, memory)
    listed = [tuple(row.values()) for row in order.table().to_pylist()]
    assert listed == sorted(set(names))
    assert [listed[code] for code in order.codes(hashes)] == names

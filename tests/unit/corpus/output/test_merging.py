"""The parts of blocks come out as one table in order, and little of them is in memory at a time."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from verifykit.corpus.engines.array_files import write_arrays
from verifykit.corpus.engines.names import NameOrder, put_in_order
from verifykit.corpus.output import merging
from verifykit.corpus.output.score_parts import PART, Parts, part_path

OBJECTS, RANKS, FILES = 20_000, 5, 4


def names(folder: Path, stem: str, count: int, *columns: str) -> NameOrder:
    """Names that are the numbers from 0 to `count`, in their order."""
    texts = pa.array([f"{number:06d}" for number in range(count)])
    keys = pa.array(np.arange(count, dtype=np.uint64))
    book = folder / f"{stem}.parquet"
    pq.write_table(pa.table({"key": keys, **dict.fromkeys(columns, texts)}), book)
    return put_in_order(book, columns, folder, 1 << 30)


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """Each object with a row for every rank, object by object in another file."""
    for number in range(FILES):
        code = np.repeat(np.arange(number, OBJECTS, FILES), RANKS)
        rank = np.tile(np.arange(1, RANKS + 1, dtype=np.int32), len(code) // RANKS)
        columns = {name: np.zeros(len(code), np.int64) for name in PART}
        columns |= {"object": code, "rank": rank, "score": code / OBJECTS}
        columns |= {name: np.zeros(len(code), np.int8) for name in ("verdict", "confidence")}
        with part_path(tmp_path, number).open("wb") as stream:
            write_arrays(stream, list(columns.values()))
    return Parts(
        files=tuple(part_path(tmp_path, number) for number in range(FILES)),
        objects=names(tmp_path, "objects", OBJECTS, "subject", "predicate"),
        values=names(tmp_path, "values", 1, "text"),
        scope=(),
        rows=OBJECTS * RANKS,
        room=1 << 21,
    )


def test_rows_come_in_order_and_none_is_lost(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "ROW_GROUP", 2_501)
    tables = list(merging.score_tables(parts))
    assert {len(table) for table in tables[:-1]} == {2_501}
    subjects = [name for table in tables for name in table["subject"].to_pylist()]
    ranks = np.concatenate([np.asarray(table["rank"]) for table in tables])
    assert subjects == sorted(subjects)
    assert ranks.tolist() == list(range(1, RANKS + 1)) * OBJECTS


def test_no_more_is_read_at_a_time_than_there_is_room_for(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "ROW_GROUP", 2_500)
    size = sum(path.stat().st_size for path in parts.files)

    def peak(room: int) -> int:
        tracemalloc.start()
        for _ in merging.score_tables(evolve(parts, room=room)):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(size // 16) < size / 2
    assert peak(2 * size) > size

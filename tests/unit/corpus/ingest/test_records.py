"""Statements on their way to blocks, and the names behind their hashes."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.corpus.ingest.columns import TextColumn, text_column
from verifykit.corpus.ingest.records import BUCKETS, NameBook, RecordSpool, record_type
from verifykit.corpus.ingest.value_kinds import NEVER


def records(seed: int, size: int, *optional: str):
    random = np.random.default_rng(seed)
    made = np.zeros(size, record_type(optional))
    made["object"] = random.integers(0, 2**64, size, np.uint64)
    made["value"] = random.integers(0, 2**64, size, np.uint64)
    made["source"] = random.integers(0, 99, size)
    for name in optional:
        made[name] = 1
    return made


@pytest.mark.parametrize("budget", [0, 20_000, 1 << 30])
def test_all_records_come_back_by_bucket(budget: int, tmp_path: Path) -> None:
    spool = RecordSpool(tmp_path / "records", budget)
    parts = [records(seed, 400) for seed in range(3)]
    for part in parts:
        spool.add(part)
    assert spool.in_files == (budget < 400 * 3 * parts[0].itemsize)
    found = [spool.read(bucket, bucket) for bucket in range(BUCKETS)]
    for bucket, part in enumerate(found):
        assert (part["object"] >> np.uint64(56) == bucket).all()
    every = np.concatenate(parts)
    assert np.array_equal(np.sort(np.concatenate(found)), np.sort(every))
    assert len(spool.read(0, BUCKETS - 1)) == len(every)


@pytest.mark.parametrize("budget", [0, 1 << 30])
def test_a_column_that_comes_later_is_usual_before(budget: int, tmp_path: Path) -> None:
    spool = RecordSpool(tmp_path / "records", budget)
    spool.add(records(1, 50))
    spool.add(records(2, 50, "moment", "origin"))
    spool.add(records(3, 50, "refutes"))
    found = spool.read(0, BUCKETS - 1)
    assert len(found) == 150
    assert sorted(np.unique(found["moment"]).tolist()) == [NEVER, 1]
    assert (found["moment"] == 1).sum() == (found["origin"] == 1).sum() == 50
    assert (found["origin"] == -1).sum() == 100
    assert found["refutes"].sum() == 50


def test_every_name_is_written_though_slots_collide(tmp_path: Path) -> None:
    texts = [f"name {number % 50}" for number in range(200)]
    column = text_column(pa.array(texts))
    keys = column.hashes()
    path = tmp_path / "names.parquet"
    with NameBook(path, "value", ("text",)) as book:
        book.add(keys, {"text": column})
        book.add(
            keys[::-1].copy(), {"text": TextColumn(texts=column.texts, code=column.code[::-1])}
        )
        same_slot = np.arange(1, 5, dtype=np.uint64) << np.uint64(20)
        apart = text_column(pa.array([f"apart {number}" for number in range(4)]))
        book.add(same_slot, {"text": apart})
    found = pq.read_table(path).to_pylist()
    assert {row["text"] for row in found} == {*texts, *apart.words()[:4]}
    assert {row["value"] for row in found} == {*keys.tolist(), *same_slot.tolist()}
    assert len(found) == 54, "most names are written once"


def test_texts_are_trimmed_composed_and_told_from_what_is_missing() -> None:
    column = text_column(pa.array([" a ", "e\u0301", "", None, "\u00a0", "a"]))
    words = column.words()
    assert [words[code] for code in column.code] == ["a", "\u00e9", "", "", "", "a"]
    assert column.missing.tolist() == [False, False, True, True, True, False]
    hashes = column.hashes()
    assert hashes[0] == hashes[5]
    assert hashes[2] == hashes[3]

"""What is handed to Arrow and back is what Arrow itself would make of it, and costs no library."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.blocks.arrow import arrow_of, numpy_of, texts_of

NUMBERS = [np.int8, np.int32, np.int64, np.uint64, np.float64, np.bool_]


@pytest.mark.parametrize("kind", NUMBERS)
@given(values=st.lists(st.integers(0, 1), max_size=20), skipped=st.integers(0, 9))
def test_numbers_and_flags_come_back(kind: type, values: list[int], skipped: int) -> None:
    array = np.array(values, kind)
    there = arrow_of(array)
    there.validate(full=True)
    assert there.equals(pa.array(array))
    back = numpy_of(there.slice(skipped))
    assert back.dtype == array.dtype
    assert back.tolist() == array[skipped:].tolist()
    chunks = pa.chunked_array([there, there], there.type)
    assert numpy_of(chunks).tolist() == [*array.tolist(), *array.tolist()]


def test_no_chunk_is_no_number() -> None:
    assert numpy_of(pa.chunked_array([], pa.int32())).dtype == np.int32


@given(st.lists(st.none() | st.text()))
def test_texts_are_those_of_arrow(words: list[str | None]) -> None:
    there = texts_of(words)
    there.validate(full=True)
    assert there.equals(pa.array(words, pa.string()))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        texts_of(["\ud800"])


SCORING = """
import sys
from pathlib import Path
from verifykit.corpus import Inputs, score

for corpus in map(Path, sys.argv[1:]):
    score(Inputs(corpus=(corpus,)), Path(f"{corpus}.scores.csv"), work=Path(f"{corpus}.work"))
print(sorted({"pandas", "duckdb"} & sys.modules.keys()))
"""


@pytest.mark.apart
@pytest.mark.skipif(find_spec("pandas") is None, reason="pandas is not installed")
def test_a_small_corpus_is_scored_without_large_libraries(tmp_path: Path) -> None:
    rows = {"source": ["a", "b", "c"], "subject": ["x", "x", "y"], "value": ["1", "2", "3"]}
    csv, parquet = tmp_path / "c.csv", tmp_path / "c.parquet"
    arrow_csv.write_csv(pa.table(rows), csv)
    pq.write_table(pa.table(rows), parquet)
    command = [sys.executable, "-c", SCORING, str(csv), str(parquet)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

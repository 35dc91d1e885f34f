"""Every way a row can come in, and the reason where it cannot."""

import datetime
import decimal
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.corpus import Options
from verifykit.corpus.ingest.ingest import ingest
from verifykit.corpus.ingest.reading import open_corpus
from verifykit.errors import InputError

HEADER = b"source,subject,value\n"


def reasons(path: Path) -> dict[int, str]:
    """Why rows cannot be read, by line."""
    found: dict[int, str] = {}
    for batch in open_corpus(path, Options()).batches:
        pairs = zip(batch["line"].to_pylist(), batch["reason"].to_pylist(), strict=True)
        found |= {line: reason for line, reason in pairs if reason}
    return found


def values(path: Path) -> list[str]:
    """The values as they are read."""
    ingest([path], Options(), path.parent)
    return sorted(pq.read_table(path.parent / "values.parquet")["text"].to_pylist())


def packed(path: Path, data: bytes) -> Path:
    """The data in a file, compressed as its name says."""
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(data))
    elif path.suffix == ".zst":
        with pa.output_stream(path, compression="zstd") as stream:
            stream.write(data)
    else:
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["c.csv", "c.csv.gz", "C.CSV.GZ", "c.csv.zst"])
def test_lines_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    text = '\ufeffsource,subject,value\r\na,x,"one\r\ntwo"\r\nb,x\r\nc,x,"3"\r\nd\r\n'
    data = text.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data)) if name.lower().endswith("gz") else packed(path, data)
    assert sorted(reasons(path)) == [4, 6]
    assert values(path) == ["3", "one\r\ntwo"]


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
def test_lines_of_json(ending: str, tmp_path: Path) -> None:
    row = json.dumps({"source": "a", "subject": "x", "value": 1})
    path = packed(tmp_path / f"c.jsonl{ending}", f"{row}\r\n\r\n{row[:-1]}\r\n{row}".encode())
    assert list(reasons(path)) == [3]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    path = packed(tmp_path / "c.csv", HEADER + b'a,x,1\nb,x,"2\nc,x,3\nd,x,4\n')
    assert list(reasons(path)) == [3]
    assert values(path) == ["1"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("c.csv", HEADER + b"a,x,caf\xe9\nb,x,1\n"),
        ("c.jsonl", b'{"source":"a","subject":"x","value":"caf\xe9"}\n'),
        ("c.jsonl", b'{"source":"a\\ud800","subject":"x","value":"1"}\n'),
    ],
)
def test_what_is_no_text_is_told_and_not_replaced(name: str, data: bytes, tmp_path: Path) -> None:
    [reason] = reasons(packed(tmp_path / name, data)).values()
    assert "UTF-8" in reason


def test_bytes_in_parquet_are_the_text_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    value = pa.array([b"caf\xc3\xa9", b"caf\xe9", None])
    pq.write_table(
        pa.table({"source": ["a", "b", "c"], "subject": ["x"] * 3, "value": value}), path
    )
    assert list(reasons(path)) == [2]
    assert values(path) == ["café"]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pa.array([decimal.Decimal("1.50"), decimal.Decimal("2.00"), None]), ["1.5", "2"]),
        (pa.array([0.1, 0.25, float("nan")], pa.float32()), ["0.1", "0.25"]),
        (pa.array([float("nan"), 1.0, float("inf")]), ["1", "inf"]),
        (pa.array([2**64 - 1, 2, None], pa.uint64()), ["18446744073709551615", "2"]),
        (pa.array([True, False, None]), ["false", "true"]),
        (pa.array([datetime.date(2020, 1, 2), None, None]), ["2020-01-02"]),
        (
            pa.array([datetime.datetime(2020, 1, 2)] * 3, pa.timestamp("ms")),
            ["2020-01-02 00:00:00"],
        ),
        (
            pa.array([0, 1500, 1_000_000_000], pa.timestamp("ns")),
            ["1970-01-01 00:00:00", "1970-01-01 00:00:00.000001500", "1970-01-01 00:00:01"],
        ),
        (pa.array([5, None, None], pa.duration("ns")), ["5"]),
        (pa.array([["b", "a"], ["a", "b"], []]), ["a; b"]),
        (pa.array([{"at": datetime.date(2020, 1, 1)}, None, None]), ['{"at": "2020-01-01"}']),
        (pa.array(["a", "b", None]).dictionary_encode(), ["a", "b"]),
        (pa.array([3, 3, 4]).dictionary_encode(), ["3", "4"]),
    ],
    ids=lambda part: str(part.type) if isinstance(part, pa.Array) else "",
)
def test_types_of_parquet(column: pa.Array, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    table = pa.table({"source": ["a", "b", "c"], "subject": ["x"] * 3, "value": column})
    pq.write_table(table, path)
    assert values(path) == expected


@pytest.mark.parametrize("name", ["c.csv", "c.parquet"])
def test_a_column_that_is_there_twice(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    names = ["source", "subject", "value", "value", "note", "note"]
    if name == "c.csv":
        path.write_text(",".join(names) + "\na,x,1,2,n,n\n")
    else:
        pq.write_table(pa.Table.from_arrays([pa.array(["1"])] * 6, names=names), path)
    with pytest.raises(InputError, match=r"more than one column 'value'$"):
        open_corpus(path, Options())


def test_names_of_unusable_rows_are_no_sources_or_predicates(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    row = {"source": "a", "subject": "x", "value": 1}
    bad = {"source": "z", "subject": "x", "value": None, "predicate": "q"}
    rows = [row, bad, row | {"predicate": "p"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    about = ingest([path], Options(), tmp_path).about
    assert (about.sources, about.predicates) == (("a",), ("", "p"))


def test_a_row_without_a_predicate_has_none_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    columns = {"source": ["a", "b"], "subject": ["x", "x"], "value": ["1", "2"]}
    pq.write_table(pa.table(columns | {"predicate": ["p", None]}), path)
    rows = ingest([path], Options(), tmp_path)
    attributes = {
        rows.about.sources[source]: rows.about.predicates[attribute]
        for block in range(rows.about.blocks)
        for source, attribute in zip(
            rows.statements(block).source, rows.statements(block).attribute, strict=True
        )
    }
    assert attributes == {"a": "p", "b": ""}


def test_every_source_that_is_named_is_numbered_once(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(
        'source,subject,value,derived_from\na,x,1,"c; b;c"\nb,x,1,\nd,x,1,c\ne,x,1, ; \n'
    )
    rows = ingest([path], Options(), tmp_path)
    assert set(rows.about.sources) == {"a", "b", "c", "d", "e"}
    found = rows.statements(0)
    spoken = {
        rows.about.sources[speaker]: rows.about.sources[source]
        for speaker, source in zip(found.speaker, found.source, strict=True)
    }
    assert spoken == {"a": "b", "b": "b", "d": "c", "e": "e"}

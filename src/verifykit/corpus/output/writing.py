"""Tables on their way out: whole or not at all, and the same bytes for the same rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from verifykit.atomic import replacing
from verifykit.corpus.ingest.rows import object_columns
from verifykit.errors import UsageError

_ROW_GROUP = 131_072
_LEAST, _MOST = 64, 1 << 30
"""Mebibytes: what the database needs at the least, and more than it can count to."""
_FEW = frozenset(
    (
        "predicate",
        "rank",
        "tied",
        "verdict",
        "confidence",
        "documents",
        "origins_min",
        "origins_max",
    )
)
"""Columns of few different values: only for them a dictionary pays."""

Batches = Iterator[pa.RecordBatch]


def write_parquet(stream: BinaryIO, schema: pa.Schema, batches: Batches) -> None:
    """Write a Parquet file with row groups of fixed length."""
    few = [name for name in schema.names if name in _FEW]
    with pq.ParquetWriter(stream, schema, compression="zstd", use_dictionary=few) as writer:
        for table in _even(schema, batches):
            writer.write_table(table, row_group_size=_ROW_GROUP)


def write_csv(stream: BinaryIO, schema: pa.Schema, batches: Batches) -> None:
    """Write a CSV file with a header."""
    with arrow_csv.CSVWriter(stream, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def write_jsonl(stream: BinaryIO, schema: pa.Schema, batches: Batches) -> None:
    """Write one JSON object a line."""
    for batch in batches:
        stream.writelines(_json(row) + b"\n" for row in batch.to_pylist())


def write_json(stream: BinaryIO, schema: pa.Schema, batches: Batches) -> None:
    """Write a JSON array of objects."""
    separator = b"["
    for batch in batches:
        for row in batch.to_pylist():
            stream.write(separator + b"\n" + _json(row))
            separator = b","
    stream.write(b"\n]\n" if separator == b"," else b"[]\n")


def _json(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8")


WRITERS: dict[str, Callable[[BinaryIO, pa.Schema, Batches], None]] = {
    ".parquet": write_parquet,
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".ndjson": write_jsonl,
    ".json": write_json,
}
"""How a table is written, by the ending of the file's name."""


def writer_for(
    path: Path, format_name: str | None = None
) -> Callable[[BinaryIO, pa.Schema, Batches], None]:
    """The writer of a file, by its ending if no format is named. UsageError if there is none."""
    if format_name is not None:
        if f".{format_name}" not in WRITERS:
            known = ", ".join(ending[1:] for ending in WRITERS)
            raise UsageError(f"a corpus's scores have no format {format_name!r}; use {known}")
        return WRITERS[f".{format_name}"]
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path}: no format has this ending; use {', '.join(WRITERS)}")
    return writer


def write(path: Path, reader: pa.RecordBatchReader, format_name: str | None = None) -> None:
    """Write all batches to `path`, in a format or that of its ending, whole or not at all.

    UsageError if there is no such format, or the file cannot be written.
    """
    writer = writer_for(path, format_name)
    with replacing(path) as stream:
        writer(stream, reader.schema, iter(reader))


def named_and_sorted(
    connection: duckdb.DuckDBPyConnection,
    parts: list[Path],
    objects: Path,
    values: Path,
    scope: tuple[str, ...],
) -> pa.RecordBatchReader:
    """The rows of the part files with names for hashes, by subject, predicate, scope and rank."""
    files = ", ".join(_quoted(str(part)) for part in parts)
    kept = [f'"{column}"' for column in object_columns(scope)]
    names = ", ".join(f"any_value({column}) AS {column}" for column in kept)
    connection.execute("SET preserve_insertion_order = true")
    rows = connection.sql(
        f"""SELECT {", ".join(f"o.{column}" for column in kept)}, v.text AS value,
            s.* EXCLUDE (object, value)
        FROM read_parquet([{files}]) s
        JOIN (SELECT object, {names} FROM {_parquet(objects)} GROUP BY object) o
            ON s.object = o.object
        JOIN (SELECT value, any_value(text) AS text FROM {_parquet(values)} GROUP BY value) v
            ON s.value = v.value
        ORDER BY {", ".join(f"o.{column}" for column in kept)}, s.rank, v.text"""
    )
    return _renamed(pa.RecordBatchReader.from_stream(rows), ("subject", "predicate", *scope))


def connect(memory: int, spill: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that keeps within `memory` bytes, roughly, and spills to a folder."""
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = {_quoted(str(spill))}")
    mebibytes = min(max(memory >> 20, _LEAST), _MOST)
    connection.execute(f"SET memory_limit = '{mebibytes}MiB'")
    connection.execute("SET enable_progress_bar = false")
    return connection


def _parquet(path: Path) -> str:
    return f"read_parquet({_quoted(str(path))})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _renamed(reader: pa.RecordBatchReader, first: Sequence[str]) -> pa.RecordBatchReader:
    """The batches with other names for the first columns."""
    names = [*first, *reader.schema.names[len(first) :]]
    schema = pa.schema(
        [field.with_name(name) for field, name in zip(reader.schema, names, strict=True)]
    )
    batches = (pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in reader)
    return pa.RecordBatchReader.from_batches(schema, batches)


def _even(schema: pa.Schema, batches: Batches) -> Iterator[pa.Table]:
    """Tables of exactly one row group each, but for the last."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        held.append(batch)
        rows += batch.num_rows
        while rows >= _ROW_GROUP:
            table = pa.Table.from_batches(held, schema)
            yield table.slice(0, _ROW_GROUP)
            held = table.slice(_ROW_GROUP).to_batches()
            rows -= _ROW_GROUP
    if rows:
        yield pa.Table.from_batches(held, schema)

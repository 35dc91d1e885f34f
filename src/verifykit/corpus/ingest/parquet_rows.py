"""Rows of a Parquet file as text, as those of the text formats are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from verifykit.corpus.ingest.text_files import plain_text
from verifykit.errors import InputError


def parquet_columns(path: Path) -> frozenset[str]:
    """Return the columns of a Parquet file. InputError if it cannot be read."""
    return frozenset(_opened(path).schema_arrow.names)


def parquet_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Numbered rows, as text by column; what is missing is empty.

    InputError if the file cannot be read.
    """
    line = 0
    try:
        for batch in _opened(path).iter_batches():
            for row in batch.to_pylist():
                line += 1
                yield line, {name: plain_text(value) or "" for name, value in row.items()}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: ends too early or is damaged: {error}") from error


def _opened(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error

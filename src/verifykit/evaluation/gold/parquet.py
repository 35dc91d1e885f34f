"""Rows of a Parquet file as text, as those of the other tables are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifykit.errors import InputError, UsageError


def parquet_columns(path: Path) -> frozenset[str]:
    """The columns of a Parquet file. Raises as `parquet_rows`."""
    return frozenset(_opened(path).schema_arrow.names)


def parquet_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Numbered rows, as text by column; what is missing is empty.

    InputError if the file cannot be read, UsageError if what reads it is not installed.
    """
    file = _opened(path)
    # Only where a corpus can be read at all, which `_opened` has made sure of.
    from verifykit.corpus.ingest.text_files import plain_text

    line = 0
    try:
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                line += 1
                yield line, {name: plain_text(value) or "" for name, value in row.items()}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: ends too early or is damaged: {error}") from error


def _opened(path: Path) -> Any:
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        message = f"{path}: needs {error.name}: install verifykit-core[scale]"
        raise UsageError(message) from error
    try:
        return pq.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error

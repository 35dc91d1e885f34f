"""Rows of an evaluation set: an answer and the contexts that it was made from, one a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from verifykit import InputError
from verifykit_grounding.answer import Answer, Citation, Held
from verifykit_grounding.inputs.strict_json import read_json

_ENDINGS = (".jsonl", ".ndjson", ".csv", ".parquet")
_ANSWERS = ("answer", "response")
_CONTEXTS = ("contexts", "retrieved_contexts")
_LONGEST_LINE = 32_000_000


def is_table(path: Path) -> bool:
    """Whether the ending of a file says that it has rows."""
    return path.suffix.lower() in _ENDINGS


def read(path: Path) -> Iterator[Answer]:
    """Yield an answer for each row, one at a time, with every sentence citing every context.

    Raise InputError, naming the row, for one without an answer and for a file that is no table.
    """
    readers = {".csv": _csv, ".parquet": _parquet}
    number = 0
    try:
        for number, row in enumerate(readers.get(path.suffix.lower(), _json_lines)(path), 1):
            yield _answer(row, f"row-{number}", f"{path.name}, row {number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path.name}, after row {number}: {error}") from error


def _answer(row: Any, name: str, place: str) -> Answer:
    if not isinstance(row, Mapping):
        raise InputError(f"{place}: it is no mapping")
    text = next((row[key] for key in _ANSWERS if isinstance(row.get(key), str)), None)
    if text is None:
        raise InputError(f"{place}: it has neither of {' and '.join(_ANSWERS)}")
    contexts = next((row[key] for key in _CONTEXTS if row.get(key) is not None), None)
    if isinstance(contexts, str):
        contexts = read_json(contexts, place) if contexts.lstrip().startswith("[") else [contexts]
    # A context that is missing is written as NaN or null.
    said = [one for one in contexts or () if isinstance(one, str) and one.strip()]
    held = tuple(Held(id=f"context-{place}", text=one) for place, one in enumerate(said, 1))
    cited = tuple(Citation(start=0, end=len(text), document=one.id) for one in held)
    return Answer(id=str(row.get("id") or name), text=text, citations=cited, documents=held)


def _json_lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), 1):
            if len(line) == _LONGEST_LINE:
                raise InputError(f"{path.name}, line {number} is longer than {_LONGEST_LINE:,}")
            if line.strip():
                yield read_json(line, f"{path.name}, line {number}")


def _csv(path: Path) -> Iterator[Any]:
    before = csv.field_size_limit(_LONGEST_LINE)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    finally:
        # The library keeps one limit for a whole process.
        csv.field_size_limit(before)


def _parquet(path: Path) -> Iterator[Any]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow: install verifykit-grounding[parquet]") from error
    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=256):
            yield from batch.to_pylist()
    except ArrowException as error:
        raise InputError(f"{path.name} is no readable Parquet file: {error}") from error

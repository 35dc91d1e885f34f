"""Reads a corpus from statements, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from verifykit import InputError
from verifykit_ftm.formats import format_of
from verifykit_ftm.readings import readings, taken_off
from verifykit_ftm.rows import read_rows
from verifykit_ftm.statement import Statement

_HEAD = 1 << 16


@frozen
class StatementsCorpusReader:
    """The reader of statements as a corpus: datasets state the values of entities' properties."""

    name: str = "ftm"
    suffixes: tuple[str, ...] = (".ftm.csv", ".ftm.jsonl")

    def read(self, path: Path) -> Iterator[Mapping[str, Any]]:
        """Yield a row for each statement; synthetic and external ones are passed over.

        A row has the columns of the statement beside `source`, `subject`, `predicate`, `value`
        and `stance`, which is `withdrawn` where the dataset does not have the statement any more.
        Raises InputError for a file that is unreadable or holds anything else.
        """
        # When a dataset was last read is known once all of it was seen: the file is read twice.
        last = readings(_statements(path))
        for statement in _statements(path):
            if not statement.synthetic and not statement.external:
                yield {
                    **asdict(statement),
                    "source": statement.dataset,
                    "subject": statement.canonical_id,
                    "predicate": statement.prop,
                    "stance": "supports" if taken_off(statement, last) is None else "withdrawn",
                }


def _statements(path: Path) -> Iterator[Statement]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            kind = format_of(file.read(_HEAD))
            if kind is None:
                raise InputError(f"{path}: there are no FollowTheMoney statements here")
            file.seek(0)
            for row in read_rows(file, kind):
                if row.statement is None:
                    raise InputError(f"{path}:{row.line}: {row.problem}")
                yield row.statement
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error

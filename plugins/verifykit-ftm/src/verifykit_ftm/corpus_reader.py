"""Reads a corpus from statements, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from verifykit import InputError
from verifykit_ftm.formats import format_of
from verifykit_ftm.rows import read_rows

_HEAD = 1 << 16


@frozen
class StatementsCorpusReader:
    """The reader of statements as a corpus: datasets state the values of entities' properties."""

    name: str = "ftm"
    suffixes: tuple[str, ...] = (".ftm.csv", ".ftm.jsonl")

    def read(self, path: Path) -> Iterator[Mapping[str, Any]]:
        """Yield a row for each statement; synthetic and external ones are passed over.

        A row has the columns of the statement beside `source`, `subject`, `predicate` and
        `value`. Raises InputError for a file that is unreadable or holds anything else.
        """
        try:
            with path.open(encoding="utf-8", newline="") as file:
                kind = format_of(file.read(_HEAD))
                if kind is None:
                    raise InputError(f"{path}: there are no FollowTheMoney statements here")
                file.seek(0)
                for row in read_rows(file, kind):
                    if row.statement is None:
                        raise InputError(f"{path}:{row.line}: {row.problem}")
                    if row.statement.synthetic or row.statement.external:
                        continue
                    yield {
                        **asdict(row.statement),
                        "source": row.statement.dataset,
                        "subject": row.statement.canonical_id,
                        "predicate": row.statement.prop,
                    }
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read: {error}") from error

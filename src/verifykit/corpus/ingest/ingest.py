"""Reading a corpus: every row is checked, hashed, and kept with its conflict set's bucket."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from attrs import field, mutable

from verifykit.corpus.blocks.arrays import Ids, Ints, Keys, taken
from verifykit.corpus.blocks.hashing import combine, mix
from verifykit.corpus.ingest.checking import RowBatch, check
from verifykit.corpus.ingest.columns import TextColumn
from verifykit.corpus.ingest.reading import CorpusFile, ForeignRows, open_corpus, open_table
from verifykit.corpus.ingest.records import BUCKETS, NameBook, RecordSpool, record_type
from verifykit.corpus.ingest.rows import OBJECT_NAMES, VALUE_NAMES, About, Rows, object_columns
from verifykit.corpus.options import UNIT, Options
from verifykit.errors import ExitCode, InputError

REJECTS = "rejects.csv"


class NoStatements(InputError):
    """There is nothing in the corpus to learn from or to score."""

    exit_code = ExitCode.NO_CLAIMS


_ROWS_PER_BLOCK = 32_768


def ingest(
    paths: Sequence[Path],
    options: Options,
    folder: Path,
    *,
    in_files: bool = False,
    foreign: ForeignRows | None = None,
    table: pa.Table | None = None,
) -> Rows:
    """Read the files of a corpus, and a table of statements in memory if there is one.

    Names and rejects go to files in `folder`, statements as well if there are many, or if they
    must be `in_files`. InputError if a file cannot be read or lacks a column, if there is no
    statement in any, and with `options.strict` if a row cannot be used.
    """
    files = [open_corpus(path, options, foreign) for path in paths]
    if table is not None:
        files.append(open_table(table, options))
    spool = RecordSpool(folder / "records", options.memory // 5)
    scope = options.scopes
    with (
        NameBook(folder / OBJECT_NAMES, "object", object_columns(scope)) as objects,
        NameBook(folder / VALUE_NAMES, "value", ("text",)) as values,
        (folder / REJECTS).open("w", encoding="utf-8", newline="") as rejects,
    ):
        writer = csv.writer(rejects, lineterminator="\n")
        writer.writerow(["file", "line", "reason"])
        intake = _Intake(
            scope=scope,
            options=options,
            spool=spool,
            objects=objects,
            values=values,
            rejects=writer,
        )
        for file in files:
            intake.read(file)
    if not intake.statements:
        raise NoStatements(
            f"{files[0].path}: no usable statement ({intake.rejected} rows could not be used; "
            f"{intake.first_reject})"
            if intake.rejected
            else f"{files[0].path}: no statements"
        )
    if unseen := set[str].intersection(*(file.unseen for file in files)):
        names = ", ".join(map(repr, sorted(unseen)))
        raise InputError(
            f"{files[0].path}: no row has the column {names} (map names with --columns source=…)"
        )
    if in_files or spool.in_files:
        spool.flush()
    return intake.rows(folder)


def blocks_for(statements: int) -> int:
    """Return how many blocks a corpus is computed in: a power of two, at most one per bucket."""
    blocks = 1
    while blocks < BUCKETS and statements > blocks * _ROWS_PER_BLOCK:
        blocks *= 2
    return blocks


def per_text(column: TextColumn, number: Callable[[str], int]) -> Ids:
    """Return each row's number, `number` being asked once for every text that occurs."""
    words = column.words()
    numbers = np.full(len(words), -1, np.int32)
    for code in column.used().tolist():
        numbers[code] = number(words[code])
    return taken(numbers, column.code)


@mutable
class _Numbering:
    """Numbers names in the order in which they come."""

    numbers: dict[str, int] = field(factory=dict)

    def of(self, column: TextColumn) -> Ids:
        """Return each row's number; names that no row has get none."""
        return per_text(column, self.number)

    def number(self, name: str) -> int:
        """Return the number of a name, which is new if the name is."""
        return self.numbers.setdefault(name, len(self.numbers))


@mutable(kw_only=True)
class _Intake:
    """Takes batches in."""

    scope: tuple[str, ...]
    options: Options
    spool: RecordSpool
    objects: NameBook
    values: NameBook
    rejects: Any
    statements: int = 0
    rejected: int = 0
    first_reject: str = ""
    has_unit: bool = False
    _sources: _Numbering = field(factory=_Numbering)
    _predicates: _Numbering = field(factory=_Numbering)
    _citations: dict[tuple[int, ...], int] = field(factory=dict)
    _signatures: Keys = field(factory=lambda: np.zeros(1024, np.uint64))

    def read(self, file: CorpusFile) -> None:
        """Take all rows of a file in."""
        for batch in file.batches:
            checked = check(batch, self.scope, self.options)
            usable = checked.usable
            if not usable.all():
                self._reject(file.path, checked)
            if usable.any():
                self._take(checked, np.flatnonzero(usable))

    def _reject(self, path: Path, checked: RowBatch) -> None:
        for row in np.flatnonzero(~checked.usable).tolist():
            line, reason = int(checked.line[row]), checked.reasons[row]
            if self.options.strict:
                raise InputError(f"{path}:{line}: {reason}")
            self.rejects.writerow([path, line, reason])
            self.first_reject = self.first_reject or f"line {line}: {reason}"
            self.rejected += 1

    def _take(self, checked: RowBatch, rows: Ints) -> None:
        if len(rows) < len(checked.line):
            checked = checked.at(rows)
        object_key = checked.object_hashes()
        value_key = checked.value.hashes()
        attribute = self._predicates.of(checked.predicate)
        optional = self._optional(checked)
        if attribute.any():
            optional["attribute"] = attribute
        records = np.empty(len(object_key), record_type(optional))
        records["object"] = object_key
        records["value"] = value_key
        records["source"] = self._sources.of(checked.source)
        for name, column in optional.items():
            records[name] = column
        self._sign(records["source"], object_key, value_key)
        self.has_unit |= not checked.scope[UNIT].missing.all()
        self.objects.add(object_key, checked.named)
        self.values.add(value_key, {"text": checked.value})
        self.spool.add(records)
        self.statements += len(records)

    def _optional(self, checked: RowBatch) -> dict[str, Any]:
        """What only some corpora have, as far as this batch has it."""
        columns = {
            "origin": None if checked.origin is None else self._origins(checked.origin),
            "moment": checked.moment,
            "number": checked.number if np.isfinite(checked.number).any() else None,
            "weight": checked.weight,
            "refutes": checked.refutes,
        }
        return {name: column for name, column in columns.items() if column is not None}

    def _origins(self, column: TextColumn) -> Ids:
        """Each row's number among the citations, -1 where it names nobody."""

        def citation(text: str) -> int:
            names = dict.fromkeys(name.strip() for name in text.split(";"))
            cited = tuple(self._sources.number(name) for name in names if name)
            return self._citations.setdefault(cited, len(self._citations)) if cited else -1

        return per_text(column, citation)

    def _sign(self, source: Ids, object_key: Keys, value_key: Keys) -> None:
        """Add to each source's signature: a hash of all it states, whatever the order."""
        known = len(self._sources.numbers)
        if known > len(self._signatures):
            self._signatures = np.concatenate([self._signatures, np.zeros(known, np.uint64)])
        np.add.at(self._signatures, source, combine(object_key, value_key))

    def rows(self, folder: Path) -> Rows:
        """Return the rows taken in, with sources numbered by what they state."""
        sources = np.array(list(self._sources.numbers), object)
        order = np.lexsort((sources.astype(str), mix(self._signatures[: len(sources)])))
        predicates = np.array(list(self._predicates.numbers), object)
        by_name = np.argsort(predicates.astype(str), kind="stable")
        return Rows(
            about=About(
                folder=str(folder),
                sources=tuple(sources[order]),
                predicates=tuple(predicates[by_name]),
                source_number=_inverse(order),
                attribute_number=_inverse(by_name),
                citations=tuple(self._citations),
                scope=self.scope if self.has_unit else self.scope[:-1],
                statements=self.statements,
                rejected=self.rejected,
                blocks=blocks_for(self.statements),
            ),
            spool=self.spool,
            options=self.options,
        )


def _inverse(order: Ints) -> Ids:
    number = np.empty(len(order), np.int32)
    number[order] = np.arange(len(order), dtype=np.int32)
    return number

"""Checking a batch of rows: what each needs, how its text is read, why it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import evolve, frozen, mutable
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Flags, Floats, Ints, Keys, taken
from verifykit.corpus.blocks.arrow import arrow_of, numpy_of, texts_of
from verifykit.corpus.blocks.hashing import combine
from verifykit.corpus.ingest.columns import TextColumn, constant, text_column
from verifykit.corpus.ingest.lines import LONGEST_CELL
from verifykit.corpus.ingest.value_kinds import NEVER, moment, read_value
from verifykit.corpus.options import REQUIRED, Options, ValueKind, scope_role

T = TypeVar("T", bool, int, float)

NO_PREDICATE = ""
_SUPPORTS = {"", "supports", "asserts"}
_REFUTES = {"refutes", "denies"}
_SILENT = {"reports", "questions", "withdrawn"}
_WEIGHTS = (1e-9, 1e9)
"""The least and the greatest weight; sums of votes and their logarithms stay finite."""


@frozen(kw_only=True, eq=False)
class RowBatch:
    """A batch of rows, read; those without a reason in `reasons` can be used."""

    line: Ints
    source: TextColumn
    subject: TextColumn
    predicate: TextColumn
    scope: Mapping[str, TextColumn]
    value: TextColumn
    number: Floats
    """Each row's value as a number, nan where it is none."""
    origin: TextColumn | None
    """The names, between semicolons, of the sources that each row derives from."""
    moment: Ints | None
    weight: Floats | None
    refutes: Flags | None
    reasons: Mapping[int, str]
    """Why a row cannot be used, of those that cannot."""

    @property
    def usable(self) -> Flags:
        """The rows that can be used."""
        usable = np.ones(len(self.line), bool)
        usable[list(self.reasons)] = False
        return usable

    @property
    def named(self) -> dict[str, TextColumn]:
        """What an object is: its subject, its predicate, and what it is limited to."""
        scope = {scope_role(name): column for name, column in self.scope.items()}
        return {"subject": self.subject, "predicate": self.predicate, **scope}

    def object_hashes(self) -> Keys:
        """Return each row's hash of what it is about; what is missing is passed over."""
        first, *others = self.named.values()
        if all(column.is_constant for column in others):
            return taken(self.distinct_objects(), first.code)
        keys = first.hashes()
        for other in others:
            keys = np.where(other.missing, keys, combine(keys, other.hashes()))
        return keys

    def distinct_objects(self) -> Keys:
        """The hash of each different subject, where all rows have one predicate and one scope."""
        first, *others = self.named.values()
        keys = first.distinct_hashes
        for other in others:
            if not other.missing[0]:
                keys = combine(keys, other.hashes()[:1])
        return keys

    def at(self, rows: Ints) -> RowBatch:
        """Return these rows."""

        def part(column: TextColumn) -> TextColumn:
            return evolve(column, code=column.code[rows])

        return RowBatch(
            line=self.line[rows],
            source=part(self.source),
            subject=part(self.subject),
            predicate=part(self.predicate),
            scope={name: part(column) for name, column in self.scope.items()},
            value=part(self.value),
            number=self.number[rows],
            origin=None if self.origin is None else part(self.origin),
            moment=None if self.moment is None else self.moment[rows],
            weight=None if self.weight is None else self.weight[rows],
            refutes=None if self.refutes is None else self.refutes[rows],
            reasons={
                place: self.reasons[row]
                for place, row in enumerate(rows.tolist() if self.reasons else ())
                if row in self.reasons
            },
        )


@mutable
class _Reasons:
    """The first reason against each row stays."""

    of_row: dict[int, str]

    def against(self, rows: Flags, reason: str | Callable[[int], str]) -> None:
        for row in np.flatnonzero(rows).tolist():
            if row not in self.of_row:
                self.of_row[row] = reason if isinstance(reason, str) else reason(row)


def check(batch: pa.Table, scope: tuple[str, ...], options: Options) -> RowBatch:
    """Read a batch with the columns `line`, perhaps `reason`, and the roles it has.

    A scope column that the batch lacks is empty.
    """
    rows = batch.num_rows
    reasons = _Reasons({})
    if "reason" in batch.column_names and batch["reason"].null_count < rows:
        given = enumerate(batch["reason"].to_pylist())
        reasons.of_row.update((row, reason) for row, reason in given if reason is not None)
    columns = {
        name: _bounded(name, text_column(batch[name]), reasons)
        for name in batch.column_names
        if name not in ("line", "reason") and (name in REQUIRED or batch[name].null_count < rows)
    }
    for role in REQUIRED:
        reasons.against(columns[role].missing, f"{role} is missing")
    predicate = columns.get("predicate") or constant(NO_PREDICATE, rows)
    value, number = _values(columns["value"], predicate, options, reasons)
    return RowBatch(
        line=numpy_of(batch["line"]),
        source=columns["source"],
        subject=columns["subject"],
        predicate=predicate,
        scope={name: columns.get(scope_role(name)) or constant("", rows) for name in scope},
        value=value,
        number=number,
        origin=columns.get("derived_from"),
        moment=_moments(columns.get("when"), reasons),
        weight=_weights(columns.get("weight"), reasons),
        refutes=_stances(columns.get("stance"), reasons),
        reasons=reasons.of_row,
    )


def _bounded(name: str, column: TextColumn, reasons: _Reasons) -> TextColumn:
    """The column without texts of more than `LONGEST_CELL` bytes, whose rows cannot be used."""
    long = numpy_of(pc.binary_length(column.texts)) > LONGEST_CELL
    if not long.any():
        return column
    reasons.against(long[column.code], f"{name} has more than {LONGEST_CELL:,} bytes")
    return evolve(column, texts=pc.if_else(arrow_of(long), "", column.texts))


def _values(
    written: TextColumn, predicate: TextColumn, options: Options, reasons: _Reasons
) -> tuple[TextColumn, Floats]:
    """The values in their one spelling, and as numbers."""
    rows = len(written.code)
    kinds = [options.kind_of(name) for name in predicate.words()]
    if all(kind == ValueKind() for kind in kinds):
        return written, np.broadcast_to(np.nan, rows)
    words = written.words()
    pairs, place = np.unique(
        predicate.code.astype(np.int64) * len(words) + written.code, return_inverse=True
    )
    read = [
        read_value(words[pair % len(words)], kinds[pair // len(words)]) for pair in pairs.tolist()
    ]
    unread = np.array([spelling is None for spelling, _ in read], bool)
    reasons.against(
        unread[place] & ~written.missing,
        lambda row: f"not a {kinds[predicate.code[row]].kind}: {words[written.code[row]]}",
    )
    texts = texts_of([*(spelling or "" for spelling, _ in read), ""])
    numbers = np.array([number for _, number in read])
    return TextColumn(texts=texts, code=place.astype(np.int32)), numbers[place]


def _moments(column: TextColumn | None, reasons: _Reasons) -> Ints | None:
    def read(text: str) -> int | None:
        return moment(text) if text else NEVER

    return _read(column, read, NEVER, reasons, "not a date: {}".format)


def _weights(column: TextColumn | None, reasons: _Reasons) -> Floats | None:
    low, high = _WEIGHTS

    def read(text: str) -> float | None:
        try:
            weight = float("nan" if "_" in text else text or "1")
        except ValueError:
            return None
        return weight if low <= weight <= high else None

    why = f"weight is no number from {low:g} to {high:g}: "
    return _read(column, read, 1.0, reasons, lambda text: why + text)


def _stances(column: TextColumn | None, reasons: _Reasons) -> Flags | None:
    def read(text: str) -> bool | None:
        stance = text.lower()
        return stance in _REFUTES if stance in _SUPPORTS | _REFUTES else None

    def why(text: str) -> str:
        stance = text.lower()
        silent = stance in _SILENT
        return f"not a vote: the stance is {stance}" if silent else f"unknown stance: {stance}"

    return _read(column, read, False, reasons, why)


def _read(
    column: TextColumn | None,
    read: Callable[[str], T | None],
    otherwise: T,
    reasons: _Reasons,
    why: Callable[[str], str],
) -> NDArray[Any] | None:
    """What the rows of a column hold; of a text that cannot be read it is told `why` not."""
    if column is None:
        return None
    words = column.words()
    found = [read(word) for word in words]
    bad = np.array([one is None for one in found])
    reasons.against(bad[column.code], lambda row: why(words[column.code[row]]))
    held = [otherwise if one is None else one for one in found]
    return np.array(held, type(otherwise))[column.code]

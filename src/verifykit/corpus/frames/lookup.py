"""Scores looked up by what rows are about, as the corpus reads and hashes rows."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ints, Keys
from verifykit.corpus.blocks.hashing import combine
from verifykit.corpus.blocks.lookup import HashTable
from verifykit.corpus.ingest.checking import RowBatch, check
from verifykit.corpus.ingest.reading import open_table
from verifykit.corpus.ingest.tolerance import same_value
from verifykit.corpus.ingest.value_kinds import spelled
from verifykit.corpus.options import Options

_ESTIMATE = "estimate"
"""The column with the amount of a measure."""


@frozen(kw_only=True, eq=False)
class Query:
    """Rows that scores are wanted for."""

    objects: Keys
    """What each row is about."""
    readable: Flags
    checked: RowBatch | None
    """The rows as they were read; None if there are none."""

    @classmethod
    def of(cls, table: pa.Table, options: Options, *, with_value: bool) -> Query:
        """Return the rows of a table with the corpus's columns; `source` is not needed.

        Raise InputError if a column is missing.
        """
        required = ("subject", "value") if with_value else ("subject",)
        parts = []
        for batch in open_table(table.combine_chunks(), options, required).batches:
            for name in ("source", *(() if with_value else ("value",))):
                if name in batch.column_names:
                    batch = batch.drop_columns(name)
                batch = batch.append_column(name, pa.array(["?"] * batch.num_rows))
            parts.append(batch)
        if not parts:
            nothing = np.zeros(0, np.uint64)
            return cls(objects=nothing, readable=np.zeros(0, bool), checked=None)
        rows = pa.concat_tables(parts, promote_options="default")
        plain = Options(columns=options.columns, scope=options.scope)
        checked = check(rows, options.scopes, options if with_value else plain)
        return cls(objects=checked.object_hashes(), readable=checked.usable, checked=checked)


@frozen(kw_only=True, eq=False)
class Lookup:
    """The scores of a corpus by hash."""

    truths: pa.Table
    options: Options
    objects: Keys
    """Of the rows of `truths`, ascending; several rows may be about one object."""
    row: Ints
    """Where each of them is in `truths`."""
    claims: Keys
    """The hash of object and value of each row of `truths`."""

    @classmethod
    def of(cls, truths: pa.Table, options: Options) -> Lookup:
        """Return the scores of a table that a run gave."""
        about = Options(scope=options.scope, values=options.values)
        asked = Query.of(truths, about, with_value=True)
        order = np.argsort(asked.objects, kind="stable")  # the best value of each stays first
        values = np.zeros(0, np.uint64) if asked.checked is None else asked.checked.value.hashes()
        return cls(
            truths=truths,
            options=options,
            objects=asked.objects[order],
            row=order,
            claims=combine(asked.objects, values),
        )

    def first(self, asked: Query) -> Ints:
        """Return the row of `truths` with the best value for each row asked for; -1 for none."""
        place = HashTable.of(self.objects).places(asked.objects)
        first = np.full(len(place), -1, np.int64)
        known = (place >= 0) & asked.readable
        first[known] = self.row[place[known]]
        return first

    def best(self, row: int) -> str:
        """Return the value of a row of `truths` that is the best of its object, or the estimate."""
        amount = (
            self.truths[_ESTIMATE][row].as_py() if _ESTIMATE in self.truths.column_names else None
        )
        return str(self.truths["value"][row].as_py()) if amount is None else spelled(amount)

    def scores(self, asked: Query) -> Floats:
        """Return the score of the value of each row asked for; nan where nobody stated it."""
        first = self.first(asked)
        result = np.full(len(first), np.nan)
        if asked.checked is None:
            return result
        wanted = combine(asked.objects, asked.checked.value.hashes())
        order = np.argsort(self.claims, kind="stable")
        place = HashTable.of(self.claims[order]).places(wanted)
        exact = (place >= 0) & (first >= 0)
        score = np.asarray(self.truths["score"])
        result[exact] = score[order[place[exact]]]
        for row in np.flatnonzero((first >= 0) & ~exact).tolist():
            result[row] = self._near(int(first[row]), asked.checked, row, score)
        return result

    def _near(self, first: int, checked: RowBatch, row: int, score: Floats) -> float:
        """The score of a number that is close enough to one that was scored."""
        predicate = str(self.truths["predicate"][first].as_py())
        kind = self.options.kind_of(predicate)
        if not kind.is_tolerant:
            return float("nan")
        stated = checked.value.words()[int(checked.value.code[row])]
        for place in self.rows_of(first):
            if same_value(stated, str(self.truths["value"][place].as_py()), kind):
                return float(score[place])
        return float("nan")

    def rows_of(self, first: int) -> list[int]:
        """Return the rows of `truths` about the same object, the best one first."""
        place = int(np.flatnonzero(self.row == first)[0])
        last = int(np.searchsorted(self.objects, self.objects[place], side="right"))
        rows: list[int] = self.row[place:last].tolist()
        return rows

"""Records as statements: every cell that says something is a statement of its record's source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Ints
from verifykit.corpus.ingest.columns import TextColumn, text_column
from verifykit.corpus.options import Options
from verifykit.errors import InputError, UsageError

UNKNOWN = ("unknown", "n/a", "-", "--", "?")
"""Cells that say nothing, in any letter case, beside those that are empty or null."""
_OF_RECORDS = ("when", "weight", "derived_from")
"""Roles of a statement that a column of the records may give all cells of a record."""


def for_cells(options: Options) -> Options:
    """Return the options; raise UsageError if several values could be true, for a cell has one."""
    for predicate, kind in options.values.items():
        if kind.many:
            raise UsageError(f"a cell keeps one value, so {predicate!r} cannot have many")
    return options


@frozen(kw_only=True)
class Layout:
    """What the columns of a table of records are."""

    cluster: str
    """The column that says which records are of one thing."""
    source: str
    """The column that says where a record is from."""
    attributes: tuple[str, ...] = ()
    """The columns to merge; all others where none are named."""
    ignored: tuple[str, ...] = ()
    """Columns that are not merged, such as the number of the record."""
    columns: Mapping[str, str] = {}
    """Which columns hold `when`, `weight` and `derived_from`, if any do."""
    unknown: tuple[str, ...] = UNKNOWN

    @property
    def silent(self) -> frozenset[str]:
        """What a cell holds that says nothing, whatever its letter case."""
        return frozenset(word.casefold() for word in ("", *self.unknown))

    def attributes_of(self, names: Sequence[str]) -> list[str]:
        """Return the columns to merge, of those there are.

        Raise InputError if a column is missing or there is nothing to merge, UsageError for a role
        that records do not have.
        """
        if wrong := sorted(set(self.columns) - set(_OF_RECORDS)):
            raise UsageError(f"records have no {wrong[0]!r}; there are {', '.join(_OF_RECORDS)}")
        named = (self.cluster, self.source, *self.columns.values())
        missing = [name for name in (*named, *self.attributes, *self.ignored) if name not in names]
        if missing:
            raise InputError(
                f"no column {', '.join(map(repr, missing))}; the columns are {', '.join(names)}"
            )
        rest = [name for name in names if name not in (*named, *self.ignored)]
        found = list(self.attributes) or rest
        if not found:
            raise InputError("there is no column to merge")
        return found


def statements_of(records: pa.Table, layout: Layout) -> pa.Table:
    """Return a statement per cell that says something, with the columns of a corpus.

    Raise InputError if a column is missing, or if no cell says anything.
    """
    attributes = layout.attributes_of(records.column_names)
    cluster, source = (text_column(records[name]) for name in (layout.cluster, layout.source))
    named = np.flatnonzero(~cluster.missing & ~source.missing)
    shared = {"subject": cluster, "source": source}
    shared |= {role: text_column(records[name]) for role, name in layout.columns.items()}
    parts = []
    for attribute in attributes:
        value = text_column(records[attribute])
        rows = named[~_silent(value, layout.silent)[named]]
        parts.append(
            pa.table(
                {
                    **{role: _taken(column, rows) for role, column in shared.items()},
                    "predicate": pa.array([attribute] * len(rows), pa.string()),
                    "value": _taken(value, rows),
                }
            )
        )
    statements = pa.concat_tables(parts)
    if not len(statements):
        raise InputError("no cell of any record says anything")
    return statements


def _silent(column: TextColumn, silent: Collection[str]) -> Flags:
    """Which rows say nothing."""
    rows: Flags = np.array([word.casefold() in silent for word in column.words()])[column.code]
    return rows


def _taken(column: TextColumn, rows: Ints) -> pa.Array:
    texts = column.taken(rows)
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)

"""One record per cluster: the values that survive, what was rejected, what a human should see."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Ints, run_lengths, run_starts
from verifykit.corpus.golden.divisions import divisions
from verifykit.corpus.golden.statements import Layout
from verifykit.corpus.ingest.columns import text_column

_KEPT = ("score", "verdict", "confidence", "tied", "documents", "origins_min", "origins_max")
_WORTH_A_LOOK = 0.05
"""Records that are wrong, as is to be expected, from which on a conflict is listed."""
_BESIDE = 8
"""Records that share a cluster with one before, from which on it is no chance that none agree."""


@frozen(kw_only=True, eq=False)
class GoldenTable:
    """What became of the records of a table."""

    cells: pa.Table
    """A row per cluster and attribute of which anything is said: `cluster`, `attribute`, `value`
    (the one that survives), what the scores of a corpus say of it, and `rejected`."""
    attributes: tuple[str, ...]
    records: pa.Table
    """The records that were merged."""
    layout: Layout

    @property
    def wide(self) -> pa.Table:
        """Return a row per cluster: of each attribute the value, its score, its origins (at the
        least, and at the most), and what was rejected. What nobody says is null.
        """
        names, cluster = _numbered(self.cells["cluster"])
        columns: dict[str, pa.Array] = {"cluster": pa.array(names, pa.string())}
        attribute = text_column(self.cells["attribute"])
        words = attribute.words()
        for name in self.attributes:
            code = words.index(name) if name in words else -1
            rows = np.flatnonzero(attribute.code == code)
            place = np.full(len(names), -1, np.int64)
            place[cluster[rows]] = rows
            taken = pa.array(place, mask=place < 0)
            for column, ending in _WIDE:
                columns[f"{name}{ending}"] = self.cells[column].take(taken).combine_chunks()
        return pa.table(columns)

    @property
    def conflicts(self) -> pa.Table:
        """Return the cells with rivals by descending `at_stake`: how many records of the cluster,
        as is to be expected, would take over a wrong value.
        """
        rivals = np.asarray(self.cells["rejected"].is_valid())
        stake = self._at_stake()
        rows = np.flatnonzero(rivals & (stake >= _WORTH_A_LOOK))
        order = rows[np.argsort(-stake[rows], kind="stable")]
        listed = self.cells.take(pa.array(order))
        return listed.append_column("at_stake", pa.array(np.round(stake[order], 6)))

    @cached_property
    def divided(self) -> dict[str, tuple[str, ...]]:
        """Return the clusters whose records two attributes or more divide alike, with these."""
        differs: dict[str, list[str]] = {}
        for cell in (
            self.cells.filter(self.cells["rejected"].is_valid())
            .select(["cluster", "attribute"])
            .to_pylist()
        ):
            differs.setdefault(cell["cluster"], []).append(cell["attribute"])
        return divisions(self.records, self.layout, differs)

    @property
    def numbering(self) -> tuple[str, ...]:
        """Return the attributes of which every record has a value that no other one has: most
        likely they number the records, and say nothing of their clusters.
        """
        clusters = len(set(self.cells["cluster"].to_pylist()))
        if len(self.records) < clusters + _BESIDE:
            return ()
        columns = ((name, text_column(self.records[name])) for name in self.attributes)
        return tuple(
            name
            for name, column in columns
            if not column.missing.any() and (np.bincount(column.code) <= 1).all()
        )

    def of_cluster(self, cluster: str) -> tuple[pa.Table, pa.Table]:
        """Return the cells and the records of a cluster; empty if there is none of that name."""
        own = _is(self.records[self.layout.cluster], cluster)
        cells = self.cells.filter(pa.array(_is(self.cells["cluster"], cluster)))
        return cells, self.records.filter(pa.array(own))

    def _at_stake(self) -> Floats:
        names, cluster = _numbered(self.cells["cluster"])
        column = text_column(self.records[self.layout.cluster])
        words = column.words()
        count = dict(zip(words, np.bincount(column.code, minlength=len(words)), strict=True))
        records = np.array([count.get(name, 0) for name in names])
        stake: Floats = (1 - np.asarray(self.cells["score"])) * records[cluster]
        return stake


_WIDE = (
    ("value", ""),
    ("score", "_score"),
    ("origins_min", "_origins_min"),
    ("origins_max", "_origins_max"),
    ("rejected", "_rejected"),
)
"""Columns of the cells, and the endings of their names in a wide table."""


def merged_from(scores: pa.Table, records: pa.Table, layout: Layout) -> GoldenTable:
    """Return the merged records; `scores` are those of its statements, in order."""
    subject, predicate = (text_column(scores[name]).code for name in ("subject", "predicate"))
    starts = run_starts(subject, predicate)
    lengths = run_lengths(starts, len(scores))
    best = scores.take(pa.array(starts))
    return GoldenTable(
        cells=pa.table(
            {
                "cluster": best["subject"],
                "attribute": best["predicate"],
                "value": best["value"],
                **{name: best[name] for name in _KEPT},
                "rejected": _rejected(scores, starts, lengths),
            }
        ),
        attributes=tuple(layout.attributes_of(records.column_names)),
        records=records,
        layout=layout,
    )


def _rejected(scores: pa.Table, starts: Ints, lengths: Ids) -> pa.Array:
    """The rivals of each best value with their scores, as text; null where there are none."""
    value, score = scores["value"], scores["score"]
    texts: list[str | None] = [None] * len(starts)
    for place in np.flatnonzero(lengths > 1).tolist():
        rows = range(int(starts[place]) + 1, int(starts[place]) + int(lengths[place]))
        texts[place] = "; ".join(f"{value[row].as_py()} ({score[row].as_py():.3g})" for row in rows)
    return pa.array(texts, pa.string())


def _numbered(column: pa.ChunkedArray) -> tuple[list[str], Ints]:
    """The different texts in ascending order, and the number of each row's."""
    texts = text_column(column)
    words = np.array(texts.words(), object)
    names, number = np.unique(words[texts.code].astype(object), return_inverse=True)
    return names.tolist(), number


def _is(column: pa.ChunkedArray, text: str) -> Flags:
    texts = text_column(column)
    wanted: Flags = np.array([word == text for word in texts.words()])[texts.code]
    return wanted

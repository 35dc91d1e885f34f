"""The finished scores of each block as a file of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus import steps
from verifykit.corpus.block import build
from verifykit.corpus.constants import Constants
from verifykit.corpus.ingest.rows import Rows
from verifykit.corpus.learned import Given, Learned
from verifykit.corpus.options import Options
from verifykit.corpus.scoring import Scores, score_block
from verifykit.corpus.store import Store
from verifykit.model.assessment import CONFIDENCES, VERDICTS

_DIGITS = 6


class RowsAtHand:
    """Where a step finds the rows: in this process, or in a folder, opened once a process."""

    def __init__(self, rows: Rows) -> None:
        self._rows: Rows | None = rows
        self._folder = Path(rows.about.folder)
        self._options = rows.options

    def __getstate__(self) -> tuple[Path, Options]:
        return self._folder, self._options

    def __setstate__(self, state: tuple[Path, Options]) -> None:
        self._folder, self._options = state
        self._rows = None

    def rows(self) -> Rows:
        """The rows."""
        if self._rows is None:
            self._rows = Rows.open(self._folder, self._options)
        return self._rows


def build_sets(store: Store, number: int, at_hand: RowsAtHand) -> None:
    """Lay out the conflict sets of a block."""
    store.save(steps.SETS, number, build(at_hand.rows().statements(number)))


def write_part(
    store: Store,
    number: int,
    learned: tuple[Learned, ...],
    given: Given,
    constants: Constants,
    folder: Path,
) -> int:
    """Score a block and write its part, unless it is there already. Returns the rows written."""
    path = part_path(folder, number)
    if path.exists():
        return int(pq.read_metadata(path).num_rows)
    scores = score_block(store, number, learned, given, constants)
    table = pa.concat_tables([table_of(family) for family in scores])
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    pq.write_table(
        table,
        unfinished,
        compression="none",
        use_dictionary=["verdict", "confidence"],
        write_statistics=False,
    )
    unfinished.replace(path)
    return int(table.num_rows)


def part_path(folder: Path, number: int) -> Path:
    """The file of a block's part."""
    return folder / f"part-{number:03d}.parquet"


def table_of(scores: Scores) -> pa.Table:
    """Scores as a table: `object` and `value` (hashes), then the columns of the output."""

    def words(places: np.ndarray[tuple[int], np.dtype[np.int8]], names: Sequence[str]) -> pa.Array:
        return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(names)).dictionary_decode()

    return pa.table(
        {
            "object": scores.objects,
            "value": scores.values,
            "score": np.round(scores.score, _DIGITS),
            "rank": scores.rank,
            "tied": scores.tied,
            "verdict": words(scores.verdict, VERDICTS),
            "confidence": words(scores.confidence, CONFIDENCES),
            "documents": scores.documents,
            "origins_min": scores.origins_min,
            "origins_max": scores.origins_max,
            "conflict": np.round(scores.conflict, _DIGITS),
        }
    )

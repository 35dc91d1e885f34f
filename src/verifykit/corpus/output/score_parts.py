"""The finished scores of each block as a file of its own, which outlives a killed run."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus.constants import Constants
from verifykit.corpus.engines.store import Store
from verifykit.corpus.learning.learned import Given, Learned
from verifykit.corpus.output.scoring import score_block
from verifykit.corpus.output.tables import scores_table


def write_part(
    store: Store,
    number: int,
    learned: tuple[Learned, ...],
    given: Given,
    constants: Constants,
    folder: Path,
) -> int:
    """Score a block and write its part, unless it is there, whole. Returns the rows written."""
    path = part_path(folder, number)
    if path.exists():
        with suppress(pa.ArrowInvalid):  # cut short: what says how it is laid out is at its end
            return int(pq.read_metadata(path).num_rows)
    scores = score_block(store, number, learned, given, constants)
    table = pa.concat_tables([scores_table(family) for family in scores])
    # Two workers may have the same process number, on two machines or as two threads.
    unfinished = path.with_suffix(f".{uuid4().hex}.tmp")
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

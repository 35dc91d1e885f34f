"""The finished scores of each block as a file of its own, which outlives a killed run."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ints, taken
from verifykit.corpus.blocks.order import order_of
from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.engines.array_files import Array, mapped_arrays, read_rows, write_arrays
from verifykit.corpus.engines.names import NameOrder
from verifykit.corpus.engines.store import Store
from verifykit.corpus.learning.task import FamilyModel, SourceKnowledge
from verifykit.corpus.output.scores import Scores
from verifykit.corpus.output.scoring import score_block
from verifykit.corpus.output.tables import ESTIMATES

PART = (
    "object",
    "value",
    "score",
    "rank",
    "tied",
    "verdict",
    "confidence",
    "documents",
    "origins_min",
    "origins_max",
    "conflict",
)
"""The columns of a part: codes of object and value, verdict and confidence as places. Where some
predicate is a measure, `ESTIMATES` follow, nan for all others."""


@frozen(kw_only=True)
class Parts:
    """The parts of all blocks, and the names behind their codes."""

    files: tuple[Path, ...]
    objects: NameOrder
    values: NameOrder
    scope: tuple[str, ...]
    rows: int
    room: int
    """Bytes of them that may be in memory at a time."""


def write_part(
    store: Store,
    number: int,
    learned: tuple[FamilyModel, ...],
    given: SourceKnowledge,
    constants: Constants,
    folder: Path,
    objects: NameOrder,
    values: NameOrder,
) -> int:
    """Score a block and write its part, unless it is there, whole. Return the rows written.

    Rows are sorted by object, rank and value.
    """
    path = part_path(folder, number)
    if path.exists():
        with suppress(ValueError):  # cut short
            return len(objects_of_part(path))
    scores = score_block(store, number, learned, given, constants)
    measures = has_measures(learned)
    families = [_columns(family, objects, values, measures=measures) for family in scores]
    columns = [np.concatenate(parts) for parts in zip(*families, strict=True)]
    order = order_of(*(columns[PART.index(name)] for name in ("object", "rank", "value")))
    unfinished = path.with_suffix(f".{uuid4().hex}.tmp")
    with unfinished.open("wb") as stream:
        write_arrays(stream, [taken(column, order) for column in columns])
    unfinished.replace(path)
    return len(order)


def has_measures(learned: Sequence[FamilyModel]) -> bool:
    """Return whether some predicate is a measure."""
    return any(family.family.measure is not None for family in learned)


def _columns(
    scores: Scores, objects: NameOrder, values: NameOrder, *, measures: bool
) -> list[Array]:
    """The columns of `PART`, and the estimates where there are `measures`."""
    none = np.full(len(scores.score), np.nan)
    amounts = (scores.estimate, scores.estimate_low, scores.estimate_high)
    return [
        np.repeat(objects.codes(scores.objects), scores.counts),
        values.codes(scores.values),
        np.round(scores.score, DIGITS),
        scores.rank,
        scores.tied,
        scores.verdict,
        scores.confidence,
        scores.documents,
        scores.origins_min,
        scores.origins_max,
        np.round(scores.conflict, DIGITS),
        *((significant(amount) if len(amount) else none) for amount in amounts if measures),
    ]


def significant(numbers: Floats) -> Floats:
    """Return the numbers with nine digits that count: their size is nobody's choice."""
    size = np.floor(np.log10(np.maximum(np.abs(np.nan_to_num(numbers)), 1e-290)))
    units = 10.0 ** (8 - size)
    rounded: Floats = np.round(numbers * units) / units
    return rounded


def objects_of_part(path: Path) -> Ints:
    """Return the codes of a part's objects where they lie. Raise ValueError if it was cut short."""
    codes: Ints = mapped_arrays(path)[PART.index("object")]
    return codes


def read_part(path: Path, rows: slice) -> dict[str, Array]:
    """Return the columns of these rows of a part."""
    arrays = read_rows(path, rows.start, rows.stop)
    columns = PART if len(arrays) == len(PART) else (*PART, *ESTIMATES)
    return dict(zip(columns, arrays, strict=True))


def part_path(folder: Path, number: int) -> Path:
    """Return the file of a block's part."""
    return folder / f"part-{number:03d}.scores"

"""What was found, as tables: the scores of a block, and what the sources are worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.learned import Learned

COLUMNS = (
    "subject",
    "predicate",
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
"""The columns of the scores; those of the scope follow the predicate."""


def scores_schema(scope: Sequence[str]) -> pa.Schema:
    """Return the columns of the scores and their types; names and words are dictionaries."""
    words = pa.dictionary(pa.int32(), pa.string())
    few = pa.dictionary(pa.int8(), pa.string())
    kinds = {
        "score": pa.float64(),
        "tied": pa.bool_(),
        "verdict": few,
        "confidence": few,
        "conflict": pa.float64(),
    }
    named = ("subject", "predicate", *scope, "value")
    counted = [(name, kinds.get(name, pa.int32())) for name in COLUMNS[3:]]
    return pa.schema([*((name, words) for name in named), *counted])


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """Return a schema with words for dictionaries."""
    return pa.schema([field.with_type(_plain(field.type)) for field in schema])


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def sources_table(
    records: reliability.Records,
    learned: tuple[Learned, ...],
    sources: Sequence[str],
    constants: Constants,
) -> pa.Table:
    """One row per source, sorted by name: its reliability with the 95% interval, how many
    statements it was judged by, and on whom it depends most (if by one half or more).
    """
    partner, strength = reliability.strongest_tie(
        reliability.ties(learned, constants), len(sources)
    )
    order = np.argsort(np.array(sources, dtype=object), kind="stable")
    depends = partner[order] >= 0
    return pa.table(
        {
            "source": pa.array([sources[place] for place in order], pa.string()),
            "reliability": np.round(records.reliability[order], DIGITS),
            "low": np.round(records.low[order], DIGITS),
            "high": np.round(records.high[order], DIGITS),
            "statements": np.round(records.judged[order], DIGITS),
            "depends_on": pa.array(
                [sources[place] if place >= 0 else None for place in partner[order]], pa.string()
            ),
            "dependence": pa.array(np.round(strength[order], DIGITS), pa.float64(), mask=~depends),
        }
    )

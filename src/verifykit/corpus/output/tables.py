"""What was found, as tables: the scores of a block, and what the sources are worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.reliability import QUALITIES, PredicateQuality
from verifykit.corpus.learning.task import FamilyModel

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
ESTIMATES = ("estimate", "estimate_low", "estimate_high")
"""Columns that follow where some predicate is a measure."""


def scores_schema(scope: Sequence[str], *, measures: bool = False) -> pa.Schema:
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
    amounts = [(name, pa.float64()) for name in ESTIMATES if measures]
    return pa.schema([*((name, words) for name in named), *counted, *amounts])


def plain_schema(schema: pa.Schema) -> pa.Schema:
    """Return a schema with words for dictionaries."""
    return pa.schema(
        [
            field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
            for field in schema
        ]
    )


def qualities_table(qualities: Sequence[PredicateQuality], sources: Sequence[str]) -> pa.Table:
    """Return one row per source and predicate that is a measure or has several true values.

    Sorted by predicate and source: `reliability` (of what it lists: its precision), how many
    statements that rests on, and what its kind of predicate has: `recall` and `specificity`, or
    `bias` and `spread`.
    """
    rows = sorted(
        (
            (quality.predicate, sources[place], quality.at(place))
            for quality in qualities
            for place in quality.judged.nonzero()[0].tolist()
        ),
        key=lambda row: row[:2],
    )
    numbers = ("reliability", "statements", *QUALITIES)
    return pa.table(
        {
            "source": pa.array([source for _, source, _ in rows], pa.string()),
            "predicate": pa.array([predicate for predicate, _, _ in rows], pa.string()),
            **{
                name: pa.array([found.get(name) for _, _, found in rows], pa.float64())
                for name in numbers
            },
        }
    )


def sources_table(
    records: reliability.Records,
    learned: tuple[FamilyModel, ...],
    sources: Sequence[str],
    constants: Constants,
) -> pa.Table:
    """Return one row per source, sorted by name: its reliability with the 95% interval, how many
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

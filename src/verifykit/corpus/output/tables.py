"""What was found, as tables: the scores of a block, and what the sources are worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.learned import Learned
from verifykit.corpus.output.scoring import Scores
from verifykit.model.assessment import CONFIDENCES, VERDICTS

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


def scores_table(scores: Scores) -> pa.Table:
    """Scores as a table: `object` and `value` (hashes), then the columns of the output."""

    def words(places: np.ndarray[tuple[int], np.dtype[np.int8]], names: Sequence[str]) -> pa.Array:
        return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(names)).dictionary_decode()

    return pa.table(
        {
            "object": scores.objects,
            "value": scores.values,
            "score": np.round(scores.score, DIGITS),
            "rank": scores.rank,
            "tied": scores.tied,
            "verdict": words(scores.verdict, VERDICTS),
            "confidence": words(scores.confidence, CONFIDENCES),
            "documents": scores.documents,
            "origins_min": scores.origins_min,
            "origins_max": scores.origins_max,
            "conflict": np.round(scores.conflict, DIGITS),
        }
    )


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

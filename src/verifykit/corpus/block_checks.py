"""Checkers with the block protocol: whole blocks in columns, sums added block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from verifykit.corpus.conflict_sets import columns_of, named_keys
from verifykit.corpus.ingest.rows import Rows
from verifykit.errors import PluginError
from verifykit.model.parameters import Parameters
from verifykit.plugin.protocols import BlockChecker

RESULT = ("object", "value", "score")
"""The columns that `final` must return; the two keys are those of the block's columns."""


def block_sums(rows: Rows, checker: BlockChecker, parameters: Parameters) -> dict[str, Any]:
    """The sums of `estep` over all blocks, added in the order of the blocks."""
    totals: dict[str, Any] = {}
    for number in range(rows.about.blocks):
        found = checker.estep(checker.build(columns_of(rows, number)), parameters)
        for name, amount in found.items():
            totals[name] = totals[name] + amount if name in totals else amount
    return totals


def block_rows(
    rows: Rows, checker: BlockChecker, parameters: Parameters
) -> Iterator[tuple[dict[str, str], float]]:
    """What `final` says of each value: its names, and the score.

    The columns of this second pass have `sums` beside the rest: what `estep` returned, added over
    all blocks. PluginError if a column is missing, or a score is no number from 0 to 1.
    """
    sums = block_sums(rows, checker, parameters)
    for number in range(rows.about.blocks):
        block = checker.build({**columns_of(rows, number), "sums": sums})
        found = checker.final(block, parameters)
        objects, values, scores = _columns(checker, found)
        names = named_keys(rows, objects, values)
        yield from zip(names, scores.tolist(), strict=True)


def _columns(checker: BlockChecker, found: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    missing = [name for name in RESULT if name not in found]
    if missing:
        raise PluginError(f"checker {checker.name!r}: final() has no column {', '.join(missing)}")
    objects, values = (np.asarray(found[name], np.uint64) for name in RESULT[:2])
    scores = np.asarray(found["score"], np.float64)
    if not ((scores >= 0) & (scores <= 1)).all():
        raise PluginError(f"checker {checker.name!r}: final() has scores outside [0, 1]")
    return objects, values, scores

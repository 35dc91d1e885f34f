"""Checkers with the block protocol: whole blocks in columns, sums added block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from verifykit.corpus.blocks.arrays import Floats, Keys
from verifykit.corpus.checks.conflict_sets import columns_of, named_keys
from verifykit.corpus.ingest.rows import Rows
from verifykit.errors import PluginError
from verifykit.model.parameters import Parameters
from verifykit.plugin.protocols import BlockChecker

RESULT = ("object", "value", "score")
"""The columns that `final` must return; the two keys are those of the block's columns."""

Columns = Mapping[str, Any]
"""A block as `columns_of` gives it."""


def block_rows(
    rows: Rows, checker: BlockChecker, parameters: Parameters
) -> Iterator[tuple[dict[str, str], float]]:
    """What `final` says of each value: its names, and the score; raise what `judged` does."""
    sums = sums_over(_blocks(rows), checker, parameters)
    for columns in _blocks(rows):
        objects, values, scores = scores_over(columns, sums, checker, parameters)
        names = named_keys(rows, objects, values)
        yield from zip(names, scores.tolist(), strict=True)


def sums_over(
    blocks: Iterable[Columns], checker: BlockChecker, parameters: Parameters
) -> dict[str, Any]:
    """Return the first pass: the sums of `estep` over these blocks, added in their order."""
    totals: dict[str, Any] = {}
    for columns in blocks:
        found = checker.estep(checker.build(columns), parameters)
        for name, amount in found.items():
            totals[name] = totals[name] + amount if name in totals else amount
    return totals


def scores_over(
    columns: Columns, sums: Mapping[str, Any], checker: BlockChecker, parameters: Parameters
) -> tuple[Keys, Keys, Floats]:
    """Return the second pass over one block: the objects, their values, and the score of each.

    The columns of this pass have `sums` beside the rest: what `estep` returned, added over all
    blocks. PluginError if a column is missing or of another length, if a value is judged twice or
    is none of the block's, or if a score is no number from 0 to 1.
    """
    found = checker.final(checker.build({**columns, "sums": sums}), parameters)
    missing = [name for name in RESULT if name not in found]
    if missing:
        raise _broken(checker, f"has no column {', '.join(missing)}")
    objects, values = (np.asarray(found[name], np.uint64) for name in RESULT[:2])
    scores = np.asarray(found["score"], np.float64)
    if not objects.shape == values.shape == scores.shape == (scores.size,):
        raise _broken(checker, "has columns of different lengths")
    if not ((scores >= 0) & (scores <= 1)).all():
        raise _broken(checker, "has scores outside [0, 1]")
    pairs = list(zip(objects.tolist(), values.tolist(), strict=True))
    if len(set(pairs)) < len(pairs):
        raise _broken(checker, "judges a value twice")
    there = zip(columns["object"].tolist(), columns["value"].tolist(), strict=True)
    if not set(pairs).issubset(there):
        raise _broken(checker, "judges a value that its block does not have")
    return objects, values, scores


def _blocks(rows: Rows) -> Iterator[Columns]:
    return (columns_of(rows, number) for number in range(rows.about.blocks))


def _broken(checker: BlockChecker, how: str) -> PluginError:
    return PluginError(f"checker {checker.name!r}: final() {how}")

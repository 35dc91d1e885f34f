"""Numbers that differ by less than what matters are one value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import Flags, Floats, Ints, Keys, run_starts
from verifykit.corpus.blocks.block import Statements
from verifykit.corpus.ingest.value_kinds import read_value
from verifykit.corpus.options import ValueKind

_FEW = 256


def merge_close(statements: Statements, amount: Floats, kinds: Sequence[ValueKind]) -> Statements:
    """Return the statements with close numbers of one object made one value.

    `amount` is each statement's number (nan where it has none), `kinds` how each attribute's
    values are read. Of each object the number with the most statements (of equals the smallest)
    takes those within the tolerance, then the next one that is left does.
    """
    tolerant = np.array([kind.is_tolerant and not kind.is_measure for kind in kinds])
    rows = np.flatnonzero(tolerant[statements.attribute] & np.isfinite(amount))
    if not len(rows):
        return statements
    rows = rows[np.lexsort((amount[rows], statements.object[rows]))]
    value = statements.value.copy()
    bounds = np.append(run_starts(statements.object[rows]), len(rows))
    for start, stop in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        group = rows[start:stop]
        if amount[group[0]] == amount[group[-1]]:
            continue
        kind = kinds[int(statements.attribute[group[0]])]
        value[group] = _merged(amount[group], value[group], kind)
    return evolve(statements, value=value)


def _merged(amount: Floats, value: Keys, kind: ValueKind) -> Keys:
    numbers, first, place, count = np.unique(
        amount, return_index=True, return_inverse=True, return_counts=True
    )
    taken = np.full(len(numbers), -1)
    windows = _windows(numbers, kind)
    for leader in np.lexsort((numbers, -count)).tolist():
        if taken[leader] >= 0:
            continue
        for low, high in windows:
            window = slice(low[leader], high[leader])
            near = (taken[window] < 0) & close(numbers[window], numbers[leader], kind)
            taken[window][near] = leader
    result: Keys = value[first][taken[place]]
    return result


def _windows(numbers: Floats, kind: ValueKind) -> list[tuple[Ints, Ints]]:
    """Where those that may be close to each of the ascending numbers lie: from, and up to.

    Few numbers are compared with all.
    """
    if len(numbers) <= _FEW or kind.relative >= 1:
        return [(np.zeros(len(numbers), np.int64), np.full(len(numbers), len(numbers)))]
    reach = np.maximum(kind.tolerance, kind.relative / (1 - kind.relative) * np.abs(numbers))
    reach += 1e-9 * (1 + reach + np.abs(numbers))  # `close` decides what is on the edge
    rounds = (0.0,) if kind.modulo is None else (-kind.modulo, 0.0, kind.modulo)
    return [
        (
            np.searchsorted(numbers, numbers - reach + turn, side="left"),
            np.searchsorted(numbers, numbers + reach + turn, side="right"),
        )
        for turn in rounds
    ]


def close(numbers: Floats, number: float, kind: ValueKind) -> Flags:
    """Return which numbers are the same value as `number`; nan is the same as nothing."""
    distance = np.abs(numbers - number)
    if kind.modulo is not None:
        distance = np.minimum(distance, kind.modulo - distance)
    greater = np.maximum(np.abs(numbers), abs(number))
    found: Flags = distance <= np.maximum(kind.tolerance, kind.relative * greater)
    return found


def same_value(one: str, other: str, kind: ValueKind) -> bool:
    """Return whether two spellings are one value, within the tolerance of its kind."""
    first, number = read_value(one.strip(), kind)
    second, other_number = read_value(other.strip(), kind)
    if first is not None and first == second:
        return True
    return kind.is_tolerant and bool(close(np.array([number]), other_number, kind)[0])

"""The order of rows by several whole numbers, sixteen bits at a time.

NumPy sorts numbers of sixteen bits by counting (a radix sort) and wider ones by comparing, which
takes six times as long for the rows of a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import (
    Ids,
    Ints,
    Keys,
    is_dense,
    positions,
    run_lengths,
    run_starts,
    taken,
)

_LEADING = 2
"""Digits of a hash that nearly always tell it from the others of a block."""
_DIGITS = 4

Digit = NDArray[np.uint16]


def order_of(*columns: NDArray[Any]) -> Ints:
    """Return the order of rows by whole numbers from 0 on, the first column first; stable."""
    digits: list[Digit] = []
    for column in reversed(columns):
        digits += _digits(column)
    return _sorted(digits, len(columns[0]))


def numbered_pairs(one: NDArray[Any], other: NDArray[Any]) -> tuple[Ids, int]:
    """Return each row's number among the different rows, by ascending row, and how many differ.

    A row is a pair of whole numbers from 0 on, the first one counting most.
    """
    width = int(other.max(initial=-1)) + 1
    size = (int(one.max(initial=-1)) + 1) * width
    if is_dense(size, len(one)):
        distinct, number = positions(one.astype(np.int64) * width + other, size)
        return number, len(distinct)
    order = order_of(one, other)
    starts = run_starts(one[order], other[order])
    number = np.empty(len(order), np.int32)
    number[order] = np.repeat(
        np.arange(len(starts), dtype=np.int32), run_lengths(starts, len(order))
    )
    return number, len(starts)


def last_alike(one: NDArray[Any], other: NDArray[Any]) -> Ids:
    """Return for each row the last one with the same pair of whole numbers from 0 on."""
    rows = np.arange(len(one), dtype=np.int32)
    width = int(other.max(initial=-1)) + 1
    size = (int(one.max(initial=-1)) + 1) * width
    if is_dense(size, len(one)):
        pair = one.astype(np.int64) * width + other
        last = np.empty(size, np.int32)  # what was never written is never read
        last[pair] = rows
        return taken(last, pair)
    order = order_of(one, other)
    starts = run_starts(one[order], other[order])
    counts = run_lengths(starts, len(order))
    rows[order] = np.repeat(order[starts + counts - 1], counts)
    return rows


def order_of_hashes(hashes: Sequence[Keys], *columns: NDArray[Any]) -> Ints:
    """Return the order by hashes, the first one first, then by columns as `order_of` does.

    Hashes are told apart by their leading digits; where those of a different hash are the same,
    all are sorted by.
    """
    rest: list[Digit] = []
    for column in reversed(columns):
        rest += _digits(column)
    leading = [digit for key in reversed(hashes) for digit in _leading(key)]
    order = _sorted([*rest, *leading], len(hashes[0]))
    if _ascending([taken(key, order) for key in hashes]):
        return order
    return _sorted(
        [*rest, *(digit for key in reversed(hashes) for digit in _of_key(key))], len(order)
    )


def _leading(key: Keys) -> list[Digit]:
    """The digits that follow the bits all hashes have in common, the last one counting most."""
    if not len(key):
        return []
    differing = int(np.bitwise_or.reduce(key ^ key[0])).bit_length()
    shift = max(differing - 16 * _LEADING, 0)
    return [(key >> np.uint64(shift + 16 * place)).astype(np.uint16) for place in range(_LEADING)]


def _sorted(digits: Sequence[Digit], rows: int) -> Ints:
    """The order by digits, the last one first."""
    return np.lexsort(digits) if digits else np.arange(rows)


def _digits(column: NDArray[Any]) -> list[Digit]:
    """The digits of a column, the last one counting most; none if all are zero."""
    greatest = int(column.max(initial=0))
    if greatest < 1 << 16:
        return [column.astype(np.uint16)] if greatest else []
    used = -(-greatest.bit_length() // 16)
    return _of_key(column.astype(np.uint64))[:used]


def _of_key(key: Keys) -> list[Digit]:
    return [(key >> np.uint64(16 * place)).astype(np.uint16) for place in range(_DIGITS)]


def _ascending(keys: Sequence[Keys]) -> bool:
    """Whether the rows ascend by the first key and, where that is the same, by the next."""
    equal: Any = True
    for key in keys:
        if bool((equal & (key[1:] < key[:-1])).any()):
            return False
        equal = equal & (key[1:] == key[:-1])
    return True

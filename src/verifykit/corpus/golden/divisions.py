"""Clusters whose records fall apart the same way in several attributes: two of one name, perhaps.

Each cell of a merged record keeps its own likeliest value, so the merged record of two people has
what nobody's record has: the birthday of the one beside the conviction of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pyarrow as pa

from verifykit.corpus.blocks.arrays import Ints
from verifykit.corpus.golden.statements import Layout
from verifykit.corpus.ingest.columns import text_column

_AT_LEAST = 2
"""Records of each of two sides: one that differs in much may be one with many mistakes."""


def divisions(
    records: pa.Table, layout: Layout, looked_at: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Return the attributes, two at the least, that divide the records of a cluster alike.

    `looked_at` has the attributes in which each cluster's records differ. Two attributes divide
    alike if, among the records that have a value of both, equal values of the one go with equal
    values of the other, and two values at the least have two records each.
    """
    clusters = {name: names for name, names in looked_at.items() if len(names) > 1}
    if not clusters:
        return {}
    rows = _rows_of(records, layout, set(clusters))
    values = {
        name: _values(records, name, layout.silent)
        for name in sorted({one for names in clusters.values() for one in names})
    }
    found = {}
    for cluster, names in clusters.items():
        own = {name: values[name][rows[cluster]].tolist() for name in names}
        alike = [pair for pair in combinations(names, 2) if _divide_alike(*(own[n] for n in pair))]
        if alike:
            found[cluster] = tuple(sorted({name for pair in alike for name in pair}))
    return found


def sides(
    records: pa.Table, layout: Layout, attributes: Sequence[str]
) -> Iterator[tuple[str, list[int]]]:
    """Yield what each side has of the attributes, as text, with the places of its records."""
    columns = [_texts(records, name) for name in attributes]
    found: dict[tuple[str, ...], list[int]] = {}
    for place, values in enumerate(zip(*columns, strict=True)):
        if not any(value.casefold() in layout.silent for value in values):
            found.setdefault(values, []).append(place)
    for values, places in found.items():
        yield ", ".join(values), places


def _divide_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    both = [pair for pair in zip(one, other, strict=True) if min(pair) >= 0]
    pairs = Counter(both)
    is_alike = len(pairs) == len({first for first, _ in pairs}) == len({last for _, last in pairs})
    return is_alike and sum(count >= _AT_LEAST for count in pairs.values()) > 1


def _rows_of(records: pa.Table, layout: Layout, wanted: set[str]) -> dict[str, Ints]:
    column = text_column(records[layout.cluster])
    words = column.words()
    order = np.argsort(column.code, kind="stable")
    starts = np.searchsorted(column.code[order], np.arange(len(words) + 1))
    parts: dict[str, list[Ints]] = {}
    for code, word in enumerate(words):
        if word in wanted:
            parts.setdefault(word, []).append(order[starts[code] : starts[code + 1]])
    return {word: np.concatenate(own) for word, own in parts.items()}


def _values(records: pa.Table, name: str, silent: Collection[str]) -> Ints:
    """A number for each row's value, letter case aside; -1 where it says nothing."""
    column = text_column(records[name])
    numbers: dict[str, int] = {}
    of_word = [
        -1 if word in silent else numbers.setdefault(word, len(numbers))
        for word in map(str.casefold, column.words())
    ]
    taken: Ints = np.array(of_word, np.int64)[column.code]
    return taken


def _texts(records: pa.Table, name: str) -> list[str]:
    column = text_column(records[name])
    words = column.words()
    return [words[code] for code in column.code.tolist()]

"""What people say beforehand: which source derives from whom, grades, what is part of what."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
from attrs import field, frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.blocks.hierarchy import Hierarchy
from verifykit.corpus.ingest.columns import text_column
from verifykit.errors import InputError
from verifykit.files import read_regular
from verifykit.model.parameters import Parameters
from verifykit.tables.rows import delimited_rows

_OFFSETS = Parameters()
GRADES = {
    "A": _OFFSETS.grade_a,
    "B": _OFFSETS.grade_b,
    "C": _OFFSETS.grade_c,
    "D": _OFFSETS.grade_d,
    "E": -1.0,
    "F": 0.0,
}
"""Admiralty grades in log-odds of accuracy, as for the trust in an origin of a case.

There E leaves nothing at all; here a record can outweigh it.
"""


@frozen(kw_only=True)
class Declarations:
    """What people say of the sources, by name."""

    dependences: Mapping[tuple[str, str], float] = field(factory=dict)
    """Dependence of pairs: 1 where one copies the other, 0 where they are independent."""
    grades: Mapping[str, str] = field(factory=dict)
    """Admiralty grades, A to F."""
    parents: Mapping[str, frozenset[str]] = field(factory=dict)
    """What each value is directly part of, as a place is of another."""

    @property
    def ordered(self) -> tuple[object, ...]:
        """All that is declared, in an order that no run changes."""
        tree = sorted((value, sorted(above)) for value, above in self.parents.items())
        return (sorted(self.dependences.items()), sorted(self.grades.items()), tree)


def numbered_dependences(
    declared: Declarations, sources: Sequence[str]
) -> dict[tuple[int, int], float]:
    """The declared pairs by number of the source; names that the corpus lacks are passed over."""
    number = {source: place for place, source in enumerate(sources)}
    return {
        (number[one], number[other]): probability
        for (one, other), probability in declared.dependences.items()
        if one in number and other in number and one != other
    }


def head_starts(declared: Declarations, sources: Sequence[str]) -> Floats | None:
    """Return what the grades say of each source, in log-odds; None if there are none."""
    if not declared.grades:
        return None
    return np.array([GRADES[declared.grades.get(source, "F")] for source in sources])


def hierarchy_of(parents: Mapping[str, frozenset[str]]) -> Hierarchy | None:
    """The pairs of a hierarchy given by what each value is directly part of; None if empty."""
    # There may be millions of pairs of few names: only numbers are handled pair by pair.
    names = sorted(parents.keys() | frozenset().union(*parents.values()))
    number = {name: place for place, name in enumerate(names)}
    direct = [[number[above] for above in parents.get(name, ())] for name in names]
    every = [np.array(_above(value, direct), np.int64) for value in range(len(names))]
    above = np.concatenate([np.zeros(0, np.int64), *every])
    if not len(above):
        return None
    hashes = text_column(pa.array(names)).hashes()
    upper = hashes[above]
    lower = np.repeat(hashes, [len(found) for found in every])
    order = np.lexsort((upper, lower))
    return Hierarchy(below=lower[order], above=upper[order])


def _above(value: int, direct: Sequence[Sequence[int]]) -> list[int]:
    """Everything a value is part of; a value is not part of itself, even in a circle."""
    seen = {value}
    found: list[int] = []
    left = [value]
    while left:
        for parent in direct[left.pop()]:
            if parent not in seen:
                seen.add(parent)
                found.append(parent)
                left.append(parent)
    return found


def read_dependences(path: Path) -> dict[tuple[str, str], float]:
    """Declared pairs from a CSV file: `source`, `derived_from`, and `dependence` (default 1).

    InputError if a column is missing, a number is not within [0, 1], or a pair has two.
    """
    pairs: dict[tuple[str, str], float] = {}
    for place, row in _rows(path, ("source", "derived_from")):
        text = row.get("dependence") or "1"
        try:
            probability = float(text)
        except ValueError:
            probability = -1.0
        if not 0 <= probability <= 1:
            raise InputError(f"{place}: a dependence is a number from 0 to 1, not {text!r}")
        one, other = sorted((row["source"], row["derived_from"]))
        if pairs.setdefault((one, other), probability) != probability:
            raise InputError(f"{place}: a second dependence of {one!r} and {other!r}")
    return pairs


def read_grades(path: Path) -> dict[str, str]:
    """Grades from a CSV file with `source` and `reliability` (A to F).

    InputError if a column is missing, a grade is unknown, or a source has two.
    """
    grades: dict[str, str] = {}
    for place, row in _rows(path, ("source", "reliability")):
        grade = row["reliability"].upper()
        if grade not in GRADES:
            raise InputError(f"{place}: a grade is one of A to F, not {grade!r}")
        if grades.setdefault(row["source"], grade) != grade:
            raise InputError(f"{place}: a second grade of {row['source']!r}")
    return grades


def read_hierarchy(path: Path) -> dict[str, frozenset[str]]:
    """Return what each value is part of, from a CSV file with `value` and `part_of`.

    Names may stand for two places, so a value may be part of itself by way of others: those of
    such a circle are all part of each other. InputError if a column is missing.
    """
    parents: dict[str, frozenset[str]] = {}
    for _, row in _rows(path, ("value", "part_of")):
        if row["value"] and row["part_of"] and row["part_of"] != row["value"]:
            parents[row["value"]] = parents.get(row["value"], frozenset()) | {row["part_of"]}
    return parents


def _rows(path: Path, needed: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """The rows by column, each with its place; names are spelled as those of the corpus are."""
    try:
        text = read_regular(path, most=None).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read: {reason}") from error
    rows = delimited_rows(path, text, ",", needed=needed, exact=False)
    return [
        (row.place, {key: _name(value) for key, value in row.values.items() if key}) for row in rows
    ]


def _name(text: str) -> str:
    """A name without outer spaces, in Unicode's composed form."""
    return unicodedata.normalize("NFC", text).strip()

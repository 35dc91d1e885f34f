"""Small corpora to try checkers of blocks on: in columns, and as the cases of conflict sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from attrs import frozen

from verifykit.model.case import Case

if TYPE_CHECKING:
    from verifykit.corpus.checks.conflict_sets import ConflictSet
    from verifykit.corpus.ingest.rows import Rows

Columns = Mapping[str, Any]
"""A block, or a part of one, as `BlockChecker.build` gets it."""
Value = tuple[int, int]
"""The keys of what is spoken of, and of what is said of it."""

_PER_STATEMENT = ("source", "object", "value", "attribute", "weight", "refutes")

_RIVALS = """\
source,subject,predicate,value,derived_from
wire,port,strikers,400,
daily,port,strikers,400,wire
evening,port,strikers,250,
harbour-master,port,strikers,250,
harbour-master,port,opened,1921,
wire,port,opened,1921,
daily,town,mayor,Anna,
evening,town,mayor,Boris,
wire,town,mayor,Anna,
ميناء,مدينة,سكان,١٢٣,
evening,ship,flag,blue,
"""

_DENIED = """\
source,subject,predicate,value,stance,unit
wire,port,depth,12,supports,m
daily,port,depth,12,refutes,m
evening,port,depth,39,supports,ft
evening,town,twin,Bree,supports,
evening,town,twin,Staddle,supports,
daily,town,twin,Bree,refutes,
harbour-master,quay,length,300,refutes,m
"""

SAMPLES = {"rivals and relays": _RIVALS, "denials and units": _DENIED}
"""The corpora by name, as a person would write them. No statement has a weight: cases have none."""


@frozen(kw_only=True)
class Corpus:
    """A corpus as one block, and its conflict sets as cases, with the keys of each claim."""

    name: str
    columns: Columns
    conflict_sets: Sequence[tuple[Case, Mapping[str, Value]]]
    names: Mapping[Value, str]
    """What is said of what, in words."""


@cache
def corpora() -> tuple[Corpus, ...]:
    """Return the sample corpora; their columns are read-only, so every check uses the same.

    Raises UsageError if the extra `scale`, which reads them, is not installed.
    """
    return tuple(_read(name, text) for name, text in SAMPLES.items())


def taken(columns: Columns, rows: Sequence[int]) -> Columns:
    """Return the block with these rows, in this order."""
    return {**columns, **{name: columns[name][list(rows)] for name in _PER_STATEMENT}}


def by_object(columns: Columns) -> list[Columns]:
    """Return a block for each conflict set, in the order of the rows."""
    rows: dict[int, list[int]] = {}
    for row, key in enumerate(columns["object"].tolist()):
        rows.setdefault(key, []).append(row)
    return [taken(columns, one) for one in rows.values()]


def renumbered(columns: Columns) -> Columns:
    """Return the block with the lists of names, and what points into them, the other way round."""
    lists = {"source": "sources", "attribute": "predicates"}
    turned = {plural: columns[plural][::-1] for plural in lists.values()}
    places = {one: len(columns[plural]) - 1 - columns[one] for one, plural in lists.items()}
    return {**columns, **turned, **places}


def writeable(columns: Columns) -> Columns:
    """Return a copy of the block that anybody can change."""
    return {name: column.copy() for name, column in columns.items()}


def _read(name: str, text: str) -> Corpus:
    from verifykit.corpus import Options
    from verifykit.corpus.ingest.ingest import ingest

    with TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.csv"
        path.write_text(text, encoding="utf-8")
        return _corpus(name, ingest([path], Options(), path.parent))


def _corpus(name: str, rows: Rows) -> Corpus:
    from verifykit.corpus.checks.conflict_sets import columns_of, conflict_sets, named_keys
    from verifykit.corpus.ingest.rows import object_columns

    assert rows.about.blocks == 1, "a sample is too small for two blocks"
    columns = columns_of(rows, 0)
    named = named_keys(rows, columns["object"], columns["value"])
    pairs = list(zip(columns["object"].tolist(), columns["value"].tolist(), strict=True))
    about = object_columns(rows.about.scope)
    keys = {
        (*(one[column] for column in about), one["value"]): pair
        for one, pair in zip(named, pairs, strict=True)
    }

    def keys_of(found: ConflictSet) -> dict[str, Value]:
        scope = [dict(found.scope).get(name, "") for name in rows.about.scope]
        about = (found.subject, found.predicate, *scope)
        return {claim.id: keys[*about, str(claim.value)] for claim in found.case.claims}

    return Corpus(
        name=name,
        columns=columns,
        conflict_sets=[(found.case, keys_of(found)) for found in conflict_sets(rows)],
        names={pair: " ".join(filter(None, key)) for key, pair in keys.items()},
    )

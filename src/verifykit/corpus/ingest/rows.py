"""The statements of a corpus as it was read, block by block."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from attrs import evolve, fields_dict, frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Ints, Keys, ones, run_starts, taken
from verifykit.corpus.blocks.block import Statements
from verifykit.corpus.ingest.records import BUCKETS, Records, RecordSpool
from verifykit.corpus.ingest.tolerance import merge_close
from verifykit.corpus.options import Options, ValueKind

OBJECT_NAMES = "objects.parquet"
VALUE_NAMES = "values.parquet"
_ABOUT = "about.json"


def object_columns(scope: Sequence[str]) -> tuple[str, ...]:
    """What the columns of `OBJECT_NAMES` are called, beside the hash; a scope column may be called
    anything, so there they are numbered.
    """
    return ("subject", "predicate", *(f"scope {place}" for place in range(len(scope))))


@frozen(kw_only=True, eq=False)
class About:
    """What is known of a corpus once it is read."""

    folder: str
    """Where its files are."""
    sources: tuple[str, ...]
    """Numbered by what they state, so that neither their names nor their order matter."""
    predicates: tuple[str, ...]
    source_number: Ids
    """The number of each source by the number it has in the records."""
    attribute_number: Ids
    citations: tuple[tuple[int, ...], ...]
    """The sources, as numbered in the records, that statements name together, by number."""
    scope: tuple[str, ...]
    """The columns that set conflict sets apart, beside subject and predicate."""
    statements: int
    rejected: int
    blocks: int
    """Into how many blocks the buckets are gathered; the number of statements alone decides."""


@frozen(kw_only=True, eq=False)
class Rows:
    """The statements of a corpus. Those in files can be opened again in any process."""

    about: About
    spool: RecordSpool
    options: Options

    @classmethod
    def open(cls, folder: Path, options: Options) -> Rows:
        """Open what `save` wrote."""
        data = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        kind = np.dtype([(name, code) for name, code in data.pop("record")])
        for name in ("source_number", "attribute_number"):
            data[name] = np.array(data[name], np.int32)
        for name in ("sources", "predicates", "scope"):
            data[name] = tuple(data[name])
        data["citations"] = tuple(map(tuple, data["citations"]))
        spool = RecordSpool(folder / "records", 0)
        spool.kind, spool.in_files = kind, True
        return cls(about=About(**data), spool=spool, options=options)

    def save(self) -> None:
        """Write what is known of the corpus, so that its files can be opened again."""
        about = self.about
        data = {name: getattr(about, name) for name in fields_dict(About)}
        data["record"] = self.spool.kind.descr
        (Path(about.folder) / _ABOUT).write_text(
            json.dumps(data, default=np.ndarray.tolist), encoding="utf-8"
        )

    @cached_property
    def kinds(self) -> list[ValueKind]:
        """How the values of each predicate are read."""
        return [self.options.kind_of(predicate) for predicate in self.about.predicates]

    def any_named(self, book: str, key: str, wanted: Keys) -> bool:
        """Return whether a file of names has any of these keys, and look no further than there."""
        names = pq.ParquetFile(Path(self.about.folder) / book)
        return any(
            np.isin(batch[key].to_numpy(), wanted).any()
            for batch in names.iter_batches(columns=[key])
        )

    def statements(self, number: int) -> Statements:
        """Return the statements of a block."""
        return self.with_numbers(number)[0]

    def with_numbers(self, number: int) -> tuple[Statements, Floats]:
        """The statements of a block, and each one's value as a number (nan where it is none)."""
        width = BUCKETS // self.about.blocks
        records = self.spool.read(number * width, (number + 1) * width - 1)
        present = set(records.dtype.names or ())
        if "moment" in present:
            records = _latest(records, self._of_many(records))
        count = len(records)
        source = taken(self.about.source_number, records["source"])
        own = records["attribute"] if "attribute" in present else np.broadcast_to(0, count)
        attribute = taken(self.about.attribute_number, own)
        statements = Statements(
            source=source,
            speaker=source,
            object=np.ascontiguousarray(records["object"]),
            value=np.ascontiguousarray(records["value"]),
            attribute=attribute,
            weight=records["weight"] if "weight" in present else ones(count),
            refutes=records["refutes"] if "refutes" in present else np.broadcast_to(False, count),
        )
        if "origin" in present:
            statements = acting(statements, self._cited(records["origin"]))
        if "number" not in present:
            return statements, np.broadcast_to(np.nan, count)
        numbers: Floats = records["number"]
        if any(kind.is_measure for kind in self.kinds):
            statements = evolve(statements, number=numbers)
        return merge_close(statements, numbers, self.kinds), numbers

    def _of_many(self, records: Records) -> Flags:
        """Which records are about a predicate of which several values can be true."""
        many: Flags = np.array([kind.many for kind in self.kinds])
        if "attribute" not in (records.dtype.names or ()):
            return np.full(len(records), many[self.about.attribute_number[0]])
        found: Flags = many[self.about.attribute_number[records["attribute"]]]
        return found

    def _cited(self, citation: Ids) -> Citations:
        """Who is named by statements with these numbers of citations (-1: nobody is)."""
        rows = np.flatnonzero(citation >= 0)
        distinct, place = np.unique(citation[rows], return_inverse=True)
        named = [self.about.source_number[list(self.about.citations[one])] for one in distinct]
        length = np.array([len(one) for one in named], np.int64)
        first = np.cumsum(length) - length
        count = length[place]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        flat = np.concatenate([np.zeros(0, np.int32), *named])
        return Citations(
            row=np.repeat(rows, count),
            origin=flat[np.repeat(first[place], count) + within].astype(np.int32),
        )


def _latest(records: Records, of_many: Flags) -> Records:
    """Of what a source states about an object, only what it stated last.

    Where several values can be true (`of_many`), of what it states about each of them.
    """
    value = np.where(of_many, records["value"], np.uint64(0))
    order = np.lexsort((records["moment"], value, records["source"], records["object"]))
    ordered = records[order]
    last = np.ones(len(ordered), bool)
    last[:-1] = (
        (ordered["object"][1:] != ordered["object"][:-1])
        | (ordered["source"][1:] != ordered["source"][:-1])
        | (value[order][1:] != value[order][:-1])
    )
    group = np.cumsum(last) - last
    latest = ordered["moment"][last][group]
    kept: Records = ordered[ordered["moment"] == latest]
    return kept


@frozen(kw_only=True, eq=False)
class Citations:
    """Which statement (its row, ascending) names which source, in the order in which it does."""

    row: Ints
    origin: Ids


def acting(statements: Statements, cited: Citations) -> Statements:
    """Return the statements with the source they speak for.

    A relay speaks for the first source it names that says the same about the same object; if none
    does, for the first that says nothing about it, and relays that share one of those speak as
    one. A relay that contradicts all it names speaks for itself: it misquotes. A relay of a relay
    speaks for the first of the chain, of a circle the lowest-numbered source speaks.
    """
    source = statements.source.astype(np.int64)
    size = int(max(source.max(initial=0), cited.origin.max(initial=0))) + 1
    _, thing = np.unique(statements.object, return_inverse=True)
    _, claim = np.unique(
        np.stack([statements.object, statements.value, statements.refutes.astype(np.uint64)]),
        axis=1,
        return_inverse=True,
    )
    next_source = source.copy()
    cited, held = _followed(cited, source, thing, claim, size)
    voice = np.where(held, cited.origin, _shared(cited, claim * size))
    first = run_starts(cited.row)
    next_source[cited.row[first]] = voice[first]
    speaks = _ends(claim * size, source, next_source)
    return evolve(statements, source=speaks.astype(np.int32))


def _followed(
    cited: Citations, source: Ints, thing: Ints, claim: Ints, size: int
) -> tuple[Citations, Flags]:
    """The citations that count, and which of them name a source that says the same."""
    row, origin = cited.row, cited.origin.astype(np.int64)
    held = np.isin(claim[row] * size + origin, claim * size + source)
    elsewhere = ~held & np.isin(thing[row] * size + origin, thing * size + source)
    in_hand = np.zeros(len(source), bool)
    in_hand[row[held & (origin != source[row])]] = True
    kept = (origin != source[row]) & ~elsewhere & (held | ~in_hand[row])
    return Citations(row=row[kept], origin=cited.origin[kept]), held[kept]


def _shared(cited: Citations, claim: Ints) -> Ints:
    """For each citation the lowest source among those that its relay shares with others."""
    _, relay = np.unique(cited.row, return_inverse=True)
    _, place = np.unique(claim[cited.row] + cited.origin, return_inverse=True)
    lowest = cited.origin.astype(np.int64)
    while True:
        before = lowest
        for group in (relay, place):
            least = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
            np.minimum.at(least, group, lowest)
            lowest = least[group]
        if np.array_equal(lowest, before):
            return lowest


def _ends(claim: Ints, source: Ints, next_source: Ints) -> Ints:
    """Where the chain of each statement ends; `claim` is a key to add a source to."""
    key, wanted = claim + source, claim + next_source
    order = np.lexsort((next_source, key))
    row = order[np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)]
    onward = np.where(key[row] == wanted, row, np.arange(len(key)))
    # Every turn doubles the steps taken, so that a circle has been gone round at the end.
    jump, lowest = onward, source
    for _ in range(len(key).bit_length()):
        lowest = np.minimum(lowest, lowest[jump])
        if np.array_equal(jump[jump], jump):
            break
        jump = jump[jump]
    in_circle = onward[jump] != jump
    return np.where(in_circle, lowest[jump], next_source[jump])

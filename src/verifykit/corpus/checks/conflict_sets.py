"""Conflict sets as objects, for checkers that look at one claim at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from attrs import frozen

from verifykit.corpus.blocks.arrays import Keys, run_starts
from verifykit.corpus.blocks.block import Statements
from verifykit.corpus.ingest.rows import OBJECT_NAMES, VALUE_NAMES, Rows, object_columns
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source


@frozen(kw_only=True)
class ConflictSet:
    """What is stated of one thing: `claims[i].value` is the i-th value, in the order of text."""

    subject: str
    predicate: str
    scope: tuple[tuple[str, str], ...]
    case: Case
    """A case with a claim per value and an item of evidence per statement."""


def conflict_sets(rows: Rows) -> Iterator[ConflictSet]:
    """Yield the conflict sets of a corpus, block by block."""
    for number in range(rows.about.blocks):
        statements = rows.statements(number)
        order = np.lexsort((statements.speaker, statements.value, statements.object))
        statements = statements.where(order)
        subjects = _names(rows, OBJECT_NAMES, "object", statements.object)
        texts = _names(rows, VALUE_NAMES, "value", statements.value)
        bounds = np.append(run_starts(statements.object), len(order)).tolist()
        for start, stop in pairwise(bounds):
            yield _conflict_set(rows, statements.where(np.arange(start, stop)), subjects, texts)


def columns_of(rows: Rows, number: int) -> dict[str, Any]:
    """Return a block in columns, as a checker with the block protocol gets it.

    Per statement `source` (its place in `sources`), `object` and `value` (64-bit keys),
    `attribute` (its place in `predicates`), `weight` and `refutes`; and the two lists of names.
    They are read-only: what one checker changed, the next one would see.
    """
    statements = rows.statements(number)
    columns = {
        "source": statements.source,
        "object": statements.object,
        "value": statements.value,
        "attribute": statements.attribute,
        "weight": statements.weight,
        "refutes": statements.refutes,
        "sources": np.array(rows.about.sources, object),
        "predicates": np.array(rows.about.predicates, object),
    }
    return {name: _read_only(column) for name, column in columns.items()}


def _read_only(column: Any) -> Any:
    view = column.view()
    view.flags.writeable = False
    return view


def named_keys(rows: Rows, objects: Keys, values: Keys) -> list[dict[str, str]]:
    """Return what is behind pairs of keys: `value`, and the names that `object_columns` lists."""
    subjects = _names(rows, OBJECT_NAMES, "object", objects)
    texts = _names(rows, VALUE_NAMES, "value", values)
    return [
        {**subjects[thing], "value": texts[value]["text"]}
        for thing, value in zip(objects.tolist(), values.tolist(), strict=True)
    ]


def _names(rows: Rows, file: str, key: str, wanted: Keys) -> dict[int, dict[str, str]]:
    table = pq.read_table(Path(rows.about.folder) / file)
    kept = table.filter(pc.is_in(table[key], pa.array(np.unique(wanted))))
    return {row.pop(key): row for row in kept.to_pylist()}


def _conflict_set(
    rows: Rows,
    statements: Statements,
    subjects: dict[int, dict[str, str]],
    texts: dict[int, dict[str, str]],
) -> ConflictSet:
    about = subjects[int(statements.object[0])]
    subject, predicate = about["subject"], about["predicate"]
    columns = object_columns(rows.about.scope)[2:]
    named_scope = zip(rows.about.scope, (about[column] for column in columns), strict=True)
    scope = tuple((name, text) for name, text in named_scope if text)
    values = sorted({texts[value]["text"] for value in statements.value.tolist()})
    places = {value: place for place, value in enumerate(values)}
    speakers = [
        (rows.about.sources[speaker], rows.about.sources[source])
        for speaker, source in zip(statements.speaker, statements.source, strict=True)
    ]
    named = predicate or "value"
    case = Case(
        id=subject,
        sources=tuple(
            Source(id=name, name=name) for name in sorted({n for p in speakers for n in p})
        ),
        predicates=(
            Predicate(
                id=named, cardinality="many" if rows.options.kind_of(predicate).many else "one"
            ),
        ),
        claims=tuple(
            Claim(
                id=f"value-{place}",
                text=" ".join((subject, predicate, value)),
                subject=subject,
                predicate=named,
                value=value,
                qualifiers=scope,
            )
            for place, value in enumerate(values)
        ),
        evidence=tuple(
            Evidence(
                id=f"statement-{place}",
                claim=f"value-{places[texts[value]['text']]}",
                stance="refutes" if refutes else "supports",
                source=speaker,
                derived_from=() if speaker == origin else (Derivation(parent=origin),),
            )
            for place, ((speaker, origin), value, refutes) in enumerate(
                zip(speakers, statements.value.tolist(), statements.refutes.tolist(), strict=True)
            )
        ),
    )
    return ConflictSet(subject=subject, predicate=predicate, scope=scope, case=case)

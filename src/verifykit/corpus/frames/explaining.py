"""From the rows of a frame and the scores of a run to an explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import evolve

from verifykit.corpus.frames.explanation import Explanation, SourceLine, ValueLine
from verifykit.corpus.frames.lookup import Lookup, Query
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.columns import text_column
from verifykit.corpus.ingest.reading import open_table
from verifykit.corpus.ingest.tolerance import same_value
from verifykit.corpus.ingest.value_kinds import NEVER
from verifykit.corpus.options import Options, ValueKind, scope_role
from verifykit.errors import InputError


def explanation_of(
    truths: pa.Table,
    sources: pa.Table,
    statements: pa.Table,
    options: Options,
    about: Mapping[str, str],
) -> Explanation:
    """Return what the statements say of a thing; `about` has its subject, predicate and scope.

    Raise InputError if there is no score of it.
    """
    scope = tuple((name, about.get(name, "")) for name in options.scopes)
    unknown = sorted(about.keys() - {"subject", "predicate", *options.scopes})
    if unknown:
        raise InputError(f"the corpus has no scope {unknown[0]!r}")
    wanted = {"subject": about["subject"], "predicate": about["predicate"]}
    named = {scope_role(name): text for name, text in scope}
    plain = Options(scope=options.scope, values=options.values)
    columns = {role.removeprefix("scope "): [text] for role, text in {**wanted, **named}.items()}
    lookup = Lookup.of(truths, options)
    asked = Query.of(pa.table(columns), plain, with_value=False)
    first = int(lookup.first(asked)[0])
    if first < 0:
        what = ", ".join(text for text in (*wanted.values(), *dict(scope).values()) if text)
        raise InputError(f"nobody states anything of {what}")
    rows = truths.take(lookup.rows_of(first)).to_pylist()
    kind = options.kind_of(about["predicate"])
    said = _source_lines(_statements(statements, asked, options, many=kind.many), sources)
    if kind.is_measure:  # numbers that are close are values of their own
        kind = evolve(kind, tolerance=0.0, relative=0.0)
    return Explanation(
        subject=about["subject"],
        predicate=about["predicate"],
        scope=tuple((name, text) for name, text in scope if text),
        values=tuple(_value_line(row, said, kind) for row in rows),
    )


def _value_line(row: Mapping[str, Any], said: Sequence[SourceLine], kind: ValueKind) -> ValueLine:
    kept = ("value", "score", "rank", "verdict", "confidence", "documents")
    return ValueLine(
        **{name: row[name] for name in kept},
        origins=(row["origins_min"], row["origins_max"]),
        sources=tuple(one for one in said if same_value(one.stated, row["value"], kind)),
    )


Said = tuple[str, str, bool, str]
"""A source, the value as it wrote it, whether it is against it, and whom it names as its source."""


def _statements(
    statements: pa.Table, asked: Query, options: Options, *, many: bool
) -> dict[Said, bool]:
    """Who says what of the thing asked for, in order, and whether they said another thing later.

    Of what a source says at different times the latest counts; where several values can be true
    (`many`), of what it says of each of them.
    """
    found: dict[Said, int] = {}
    for batch in open_table(statements, options).batches:
        checked = check(batch, options.scopes, options)
        hit = np.flatnonzero((checked.object_hashes() == asked.objects[0]) & checked.usable)
        source = checked.source.taken(hit).to_pylist()
        stated = text_column(batch["value"].take(pa.array(hit)))
        words = [stated.words()[code] for code in stated.code.tolist()]
        against, moments = (
            [default] * len(hit) if column is None else column[hit].tolist()
            for column, default in ((checked.refutes, False), (checked.moment, NEVER))
        )
        cited = checked.origin
        cites = [""] * len(hit) if cited is None else cited.taken(hit).to_pylist()
        rows = zip(source, words, against, cites, strict=True)
        for key, moment in zip(rows, moments, strict=True):
            found[key] = max(found.get(key, NEVER), moment)
    last: dict[tuple[str, str], int] = {}
    for (name, word, *_), moment in found.items():
        about = (name, word if many else "")
        last[about] = max(last.get(about, NEVER), moment)
    return {
        said: moment < last[said[0], said[1] if many else ""]
        for said, moment in sorted(found.items())
    }


def _source_lines(said: Mapping[Said, bool], sources: pa.Table) -> list[SourceLine]:
    """What is said, with what was learned of the sources that speak."""
    names = sorted({source for source, *_ in said})
    kept = sources.filter(pc.is_in(sources["source"], pa.array(names, pa.string())))
    learned = kept.select(["source", "reliability", "depends_on", "dependence"]).to_pylist()
    records = {record.pop("source"): record for record in learned}
    return [
        SourceLine(
            name=source,
            stated=stated,
            refutes=refutes,
            cites=cites,
            earlier=earlier,
            **records[source],
        )
        for (source, stated, refutes, cites), earlier in said.items()
        if source in records
    ]

"""Why a value is taken for true: who states it and its rivals, and what each source is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import evolve, frozen

from verifykit.corpus.frames.lookup import Lookup, Query
from verifykit.corpus.ingest.checking import check
from verifykit.corpus.ingest.columns import text_column
from verifykit.corpus.ingest.reading import open_table
from verifykit.corpus.ingest.tolerance import same_value
from verifykit.corpus.ingest.value_kinds import NEVER
from verifykit.corpus.options import Options, ValueKind, scope_role
from verifykit.errors import InputError


@frozen(kw_only=True)
class SourceLine:
    """A source that states a value, and what was learned of it."""

    name: str
    stated: str
    """The value as the source wrote it."""
    refutes: bool
    earlier: bool = False
    """Whether the source said something else of it later: that counts, and this does not."""
    cites: str = ""
    """Whom it names as having it from, between semicolons."""
    reliability: float
    """In [0, 1]."""
    depends_on: str | None
    """The source it is least independent of, if by one half or more; either may copy."""
    dependence: float | None


@frozen(kw_only=True)
class ValueLine:
    """A value of a conflict set."""

    value: str
    score: float
    rank: int
    verdict: str
    confidence: str
    documents: int
    origins: tuple[int, int]
    """Independent origins: at the least, and at the most."""
    sources: tuple[SourceLine, ...]


@frozen(kw_only=True)
class Explanation:
    """What is stated of one thing, value by value, the likeliest first."""

    subject: str
    predicate: str
    scope: tuple[tuple[str, str], ...]
    values: tuple[ValueLine, ...]

    def __str__(self) -> str:
        about = [self.subject, self.predicate, *(f"{name} {text}" for name, text in self.scope)]
        lines = [", ".join(filter(None, about))]
        for value in self.values:
            lines.append(f"  {_headline(value)}")
            lines += [f"    {_source_text(source)}" for source in value.sources]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        about = escape(", ".join(filter(None, (self.subject, self.predicate))))
        rows = [
            "".join(
                f"<td>{escape(cell)}</td>"
                for cell in (value.value, f"{value.score:.3f}", value.verdict, _origins(value),
                             "; ".join(map(_source_text, value.sources)))
            )
            for value in self.values
        ]  # fmt: skip
        head = "".join(f"<th>{name}</th>" for name in _HEADER)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><caption>{about}</caption><tr>{head}</tr>{body}</table>"


_HEADER: Sequence[str] = ("value", "score", "verdict", "origins", "who says what")


def _headline(value: ValueLine) -> str:
    return (
        f"{value.value}: {value.score:.3f}, {value.verdict} (confidence {value.confidence}); "
        f"origins {_origins(value)} of {value.documents} published"
    )


def _origins(value: ValueLine) -> str:
    low, high = value.origins
    return str(low) if low == high else f"{low} to {high}"


def _source_text(source: SourceLine) -> str:
    now, before = ("refutes", "refuted") if source.refutes else ("says", "said")
    text = f"{source.name} ({source.reliability:.2f}) "
    text += f"{before if source.earlier else now} {source.stated}"
    if source.earlier:
        return f"{text} before, which does not count: it said something else later"
    if source.cites:
        text += f"; names as its source: {source.cites}"
    if source.depends_on is not None and source.dependence is not None:
        # Which of the two has it from the other is not learned, so it is told of neither.
        text += f"; not independent of {source.depends_on} ({source.dependence:.2f})"
    return text


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

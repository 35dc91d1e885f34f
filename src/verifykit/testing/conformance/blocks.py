"""Checks on checkers with the block protocol: what they say of a corpus in columns."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from attrs import frozen

from verifykit.errors import PluginError
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.plugin import BlockChecker, CaseChecker, Checker
from verifykit.testing.conformance.subject import Subject

if TYPE_CHECKING:
    from verifykit.corpus.checks.conflict_sets import ConflictSet
    from verifykit.corpus.ingest.rows import Rows


_Columns = Mapping[str, Any]
"""A block, or a part of one, as `BlockChecker.build` gets it."""
_Value = tuple[int, int]
"""The keys of what is spoken of, and of what is said of it."""

_PER_STATEMENT = ("source", "object", "value", "attribute", "weight", "refutes")

_SAMPLES = Path(__file__).with_name("corpora")
"""Small corpora, as a person would write them. No statement has a weight: cases have none."""

_SAME = 1e-9
_SEEDS = range(2)

Scores = Mapping[_Value, float]


@frozen(kw_only=True)
class _Corpus:
    """A corpus as one block, and its conflict sets as cases, with the keys of each claim."""

    name: str
    columns: _Columns
    conflict_sets: Sequence[tuple[Case, Mapping[str, _Value]]]
    names: Mapping[_Value, str]
    """What is said of what, in words."""


@cache
def _corpora() -> tuple[_Corpus, ...]:
    """Return the sample corpora; their columns are read-only, so every check uses the same.

    Raise UsageError if the extra `scale`, which reads them, is not installed.
    """
    return tuple(map(_read, sorted(_SAMPLES.glob("*.csv"))))


def _taken(columns: _Columns, rows: Sequence[int]) -> _Columns:
    """Return the block with these rows, in this order."""
    return {**columns, **{name: columns[name][list(rows)] for name in _PER_STATEMENT}}


def _by_object(columns: _Columns) -> list[_Columns]:
    """Return a block for each conflict set, in the order of the rows."""
    rows: dict[int, list[int]] = {}
    for row, key in enumerate(columns["object"].tolist()):
        rows.setdefault(key, []).append(row)
    return [_taken(columns, one) for one in rows.values()]


def _renumbered(columns: _Columns) -> _Columns:
    """Return the block with the lists of names, and what points into them, the other way round."""
    lists = {"source": "sources", "attribute": "predicates"}
    turned = {plural: columns[plural][::-1] for plural in lists.values()}
    places = {one: len(columns[plural]) - 1 - columns[one] for one, plural in lists.items()}
    return {**columns, **turned, **places}


def _writeable(columns: _Columns) -> _Columns:
    """Return a copy of the block that anybody can change."""
    return {name: column.copy() for name, column in columns.items()}


def _read(file: Path) -> _Corpus:
    from verifykit.corpus import Options
    from verifykit.corpus.ingest.ingest import ingest

    with TemporaryDirectory() as folder:
        return _corpus(file.stem.replace("-", " "), ingest([file], Options(), Path(folder)))


def _corpus(name: str, rows: Rows) -> _Corpus:
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

    def keys_of(found: ConflictSet) -> dict[str, _Value]:
        scope = [dict(found.scope).get(name, "") for name in rows.about.scope]
        about = (found.subject, found.predicate, *scope)
        return {claim.id: keys[*about, str(claim.value)] for claim in found.case.claims}

    return _Corpus(
        name=name,
        columns=columns,
        conflict_sets=[(found.case, keys_of(found)) for found in conflict_sets(rows)],
        names={pair: " ".join(filter(None, key)) for key, pair in keys.items()},
    )


def block_checkers_declare_no_rules(subject: Subject) -> None:
    """A checker of blocks alone has no rules, since nothing could ever find anything by them."""
    if not isinstance(subject.checker, Checker | CaseChecker):
        assert not subject.checker.rules, "it declares rules, but gives nothing but scores"


def block_scores_are_in_range(subject: Subject) -> None:
    """`final` gives one row for each value judged, of the block's, with a score in [0, 1]."""
    for corpus in _corpora():
        _scores(subject, [corpus.columns])


def blocks_are_judged_deterministically(subject: Subject) -> None:
    """Asked again, also about other corpora in between, the checker says the same."""
    found = list(_corpora())
    first = [_scores(subject, [one.columns]) for one in found]
    again = [_scores(subject, [one.columns]) for one in reversed(found)][::-1]
    for one, before, after in zip(found, first, again, strict=True):
        _same(one.name, before, after, "asked again", one.names)


def blocks_stay_unchanged(subject: Subject) -> None:
    """Neither pass changes a column of a block, even where it could."""
    for one in _corpora():
        columns, before = _writeable(one.columns), _writeable(one.columns)
        _scores(subject, [columns])
        for name, column in columns.items():
            assert column.tolist() == before[name].tolist(), f"{one.name}: it changes `{name}`"


def cutting_changes_nothing(subject: Subject) -> None:
    """How a corpus is cut into blocks changes no score; a block may be empty."""
    for one in _corpora():
        before = _scores(subject, [one.columns])
        apart = _by_object(one.columns)
        empty = _taken(one.columns, [])
        for cut, how in ((apart, "block by block"), ([empty, *apart[::-1], empty], "cut anew")):
            _same(one.name, before, _scores(subject, cut), how, one.names)


def row_order_changes_nothing(subject: Subject) -> None:
    """Neither the order of the rows nor that of the sources and predicates changes a score."""
    for one in _corpora():
        before = _scores(subject, [one.columns])
        for seed in _SEEDS:
            rows = list(range(len(one.columns["object"])))
            random.Random(seed).shuffle(rows)
            block = _renumbered(_taken(one.columns, rows))
            _same(one.name, before, _scores(subject, [block]), "in another order", one.names)


def relays_in_blocks_change_nothing(subject: Subject) -> None:
    """A relay of every statement, which stands in a block as its origin's, changes no score."""
    for one in _corpora():
        rows = list(range(len(one.columns["object"])))
        before = _scores(subject, [one.columns])
        after = _scores(subject, [_taken(one.columns, rows + rows)])
        _same(one.name, before, after, "with relays added", one.names)


def blocks_agree_with_cases(subject: Subject) -> None:
    """Of a conflict set, a checker that has both says the same as a block and as a case."""
    if not isinstance(subject.checker, Checker | CaseChecker):
        return
    for one in _corpora():
        of_cases: dict[_Value, float] = {}
        for case, keys in one.conflict_sets:
            for claim, score in subject.observe(case).scores.items():
                if score is not None:
                    of_cases[keys[claim]] = score
        _same(one.name, of_cases, _scores(subject, [one.columns]), "as a block", one.names)


def _scores(subject: Subject, blocks: Sequence[_Columns]) -> Scores:
    """What the checker says of the values of a corpus in these blocks."""
    from verifykit.corpus.checks.block_checks import scores_over, sums_over

    checker, parameters = subject.checker, Parameters()
    assert isinstance(checker, BlockChecker)
    scores: dict[_Value, float] = {}
    try:
        sums = sums_over(blocks, checker, parameters)
        for block in blocks:
            objects, values, found = scores_over(block, sums, checker, parameters)
            pairs = zip(objects.tolist(), values.tolist(), strict=True)
            scores.update(zip(pairs, found.tolist(), strict=True))
    except PluginError as error:
        raise AssertionError(str(error)) from error
    except Exception as error:
        raise AssertionError(f"it raises {type(error).__name__}: {error}") from error
    return scores


def _same(name: str, before: Scores, after: Scores, how: str, names: Mapping[_Value, str]) -> None:
    for value in {**before, **after}:
        was, now = before.get(value), after.get(value)
        same = was is not None and now is not None and abs(was - now) <= _SAME
        assert same, f"{name}: {how} the score of {names[value]!r} is {now} instead of {was}"

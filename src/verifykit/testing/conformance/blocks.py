"""Checks on checkers with the block protocol: what they say of a corpus in columns."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from verifykit.errors import PluginError
from verifykit.model.parameters import Parameters
from verifykit.plugin import BlockChecker, CaseChecker, Checker
from verifykit.testing.conformance.corpora import (
    Columns,
    Value,
    by_object,
    corpora,
    renumbered,
    taken,
    writeable,
)
from verifykit.testing.conformance.subject import Subject

_SAME = 1e-9
_SEEDS = range(2)

Scores = Mapping[Value, float]


def block_checkers_declare_no_rules(subject: Subject) -> None:
    """A checker of blocks alone has no rules, since nothing could ever find anything by them."""
    if not isinstance(subject.checker, Checker | CaseChecker):
        assert not subject.checker.rules, "it declares rules, but gives nothing but scores"


def block_scores_are_in_range(subject: Subject) -> None:
    """`final` gives one row for each value judged, of the block's, with a score in [0, 1]."""
    for corpus in corpora():
        _scores(subject, [corpus.columns])


def blocks_are_judged_deterministically(subject: Subject) -> None:
    """Asked again, also about other corpora in between, the checker says the same."""
    found = list(corpora())
    first = [_scores(subject, [one.columns]) for one in found]
    again = [_scores(subject, [one.columns]) for one in reversed(found)][::-1]
    for one, before, after in zip(found, first, again, strict=True):
        _same(one.name, before, after, "asked again", one.names)


def blocks_stay_unchanged(subject: Subject) -> None:
    """Neither pass changes a column of a block, even where it could."""
    for one in corpora():
        columns, before = writeable(one.columns), writeable(one.columns)
        _scores(subject, [columns])
        for name, column in columns.items():
            assert column.tolist() == before[name].tolist(), f"{one.name}: it changes `{name}`"


def cutting_changes_nothing(subject: Subject) -> None:
    """How a corpus is cut into blocks changes no score; a block may be empty."""
    for one in corpora():
        before = _scores(subject, [one.columns])
        apart = by_object(one.columns)
        empty = taken(one.columns, [])
        for cut, how in ((apart, "block by block"), ([empty, *apart[::-1], empty], "cut anew")):
            _same(one.name, before, _scores(subject, cut), how, one.names)


def row_order_changes_nothing(subject: Subject) -> None:
    """Neither the order of the rows nor that of the sources and predicates changes a score."""
    for one in corpora():
        before = _scores(subject, [one.columns])
        for seed in _SEEDS:
            rows = list(range(len(one.columns["object"])))
            random.Random(seed).shuffle(rows)
            block = renumbered(taken(one.columns, rows))
            _same(one.name, before, _scores(subject, [block]), "in another order", one.names)


def relays_in_blocks_change_nothing(subject: Subject) -> None:
    """A relay of every statement, which stands in a block as its origin's, changes no score."""
    for one in corpora():
        rows = list(range(len(one.columns["object"])))
        before = _scores(subject, [one.columns])
        after = _scores(subject, [taken(one.columns, rows + rows)])
        _same(one.name, before, after, "with relays added", one.names)


def blocks_agree_with_cases(subject: Subject) -> None:
    """Of a conflict set, a checker that has both says the same as a block and as a case."""
    if not isinstance(subject.checker, Checker | CaseChecker):
        return
    for one in corpora():
        of_cases: dict[Value, float] = {}
        for case, keys in one.conflict_sets:
            for claim, score in subject.observe(case).scores.items():
                if score is not None:
                    of_cases[keys[claim]] = score
        _same(one.name, of_cases, _scores(subject, [one.columns]), "as a block", one.names)


def _scores(subject: Subject, blocks: Sequence[Columns]) -> Scores:
    """What the checker says of the values of a corpus in these blocks."""
    from verifykit.corpus.checks.block_checks import judged, sums_over

    checker, parameters = subject.checker, Parameters()
    assert isinstance(checker, BlockChecker)
    scores: dict[Value, float] = {}
    try:
        sums = sums_over(blocks, checker, parameters)
        for block in blocks:
            objects, values, found = judged(block, sums, checker, parameters)
            pairs = zip(objects.tolist(), values.tolist(), strict=True)
            scores.update(zip(pairs, found.tolist(), strict=True))
    except PluginError as error:
        raise AssertionError(str(error)) from error
    except Exception as error:
        raise AssertionError(f"it raises {type(error).__name__}: {error}") from error
    return scores


def _same(name: str, before: Scores, after: Scores, how: str, names: Mapping[Value, str]) -> None:
    for value in {**before, **after}:
        was, now = before.get(value), after.get(value)
        same = was is not None and now is not None and abs(was - now) <= _SAME
        assert same, f"{name}: {how} the score of {names[value]!r} is {now} instead of {was}"

"""Checks that what must not matter does not: order, names, and one more relay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from verifykit.testing.conformance.subject import Observation, Subject
from verifykit.testing.conformance.transformations import (
    doubled,
    in_another_order,
    new_ids,
    with_ids,
    with_relays,
)

_SEEDS = range(2)
_SAME = 1e-9


def order_changes_nothing(subject: Subject) -> None:
    """The order of the lists changes no score, no finding and no word of a message."""
    for name, one in subject.cases():
        case = doubled(one)
        before = subject.observe(case)
        for seed in _SEEDS:
            after = subject.observe(in_another_order(case, seed))
            _same_scores(name, before.scores, after.scores, "in another order")
            assert after.findings == before.findings, (
                f"{name}: in another order the findings differ: "
                f"{_difference(before.findings, after.findings)}"
            )


def ids_change_nothing(subject: Subject) -> None:
    """Other ids change no score, and no finding but for the ids in its message.

    Of two claims that contradict each other, the finding may point at either and relate to the
    other, and of equal evidence it may show any: something has to decide, and the names may.
    """
    for name, one in subject.cases():
        case = doubled(one)
        ids = new_ids(case)
        before = subject.observe(case)
        after = subject.observe(with_ids(case, ids))
        expected = {ids[claim]: score for claim, score in before.scores.items()}
        _same_scores(name, expected, after.scores, "with other ids")
        was, is_now = _counted(before, ids), _counted(after, {})
        assert is_now == was, (
            f"{name}: with other ids the findings differ: {_difference(was, is_now)}"
        )


def exact_relay_changes_nothing(subject: Subject) -> None:
    """One more document that declares to relay what is in hand changes no score.

    It may well add a finding: that a document is an echo is worth saying.
    """
    for name, case in subject.cases():
        before = subject.observe(case)
        after = subject.observe(with_relays(case))
        _same_scores(name, before.scores, after.scores, "with a relay added")


def _same_scores(
    name: str, before: Mapping[str, float | None], after: Mapping[str, float | None], how: str
) -> None:
    assert after.keys() == before.keys(), f"{name}: {how} it answers about other claims"
    for claim, score in before.items():
        other = after[claim]
        same = score == other or (
            score is not None and other is not None and abs(score - other) <= _SAME
        )
        assert same, f"{name}: {how} the score of {claim} is {other} instead of {score}"


def _counted(
    observed: Observation, ids: Mapping[str, str]
) -> Counter[tuple[str, str, frozenset[str]]]:
    """How many findings of each rule there are about the same claims, with their new ids."""
    counted: Counter[tuple[str, str, frozenset[str]]] = Counter()
    for seen, messages in observed.findings.items():
        about = frozenset(
            "/".join(ids.get(step, step) for step in target.split("/")) for target in seen.about
        )
        counted[seen.rule, seen.severity, about] += len(messages)
    return counted


def _difference(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> str:
    gone = {key: value for key, value in before.items() if after.get(key) != value}
    new = {key: value for key, value in after.items() if before.get(key) != value}
    return f"before {gone}, after {new}"

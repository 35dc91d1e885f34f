"""Checks that what must not matter does not: order, names, and one more relay."""

from __future__ import annotations

from verifykit.testing.conformance.subject import Observed, Subject
from verifykit.testing.conformance.transformations import (
    in_another_order,
    new_ids,
    with_ids,
    with_relays,
)

_SEEDS = range(3)
_SAME = 1e-9


def order_changes_nothing(subject: Subject) -> None:
    """The order of the lists changes no score, no finding and no word of a message."""
    for name, case in subject.cases():
        before = subject.observe(case)
        for seed in _SEEDS:
            after = subject.observe(in_another_order(case, seed))
            _same_scores(name, before, after, "in another order")
            assert after.findings == before.findings, (
                f"{name}: in another order the findings differ: "
                f"{_difference(before.findings, after.findings)}"
            )


def ids_change_nothing(subject: Subject) -> None:
    """Other ids change no score, and no finding but for the ids in its message."""
    for name, case in subject.cases():
        ids = new_ids(case)
        before = subject.observe(case)
        after = subject.observe(with_ids(case, ids))
        _same_scores(name, _renamed(before, ids), after, "with other ids")
        expected = {key: len(messages) for key, messages in _renamed(before, ids).findings.items()}
        found = {key: len(messages) for key, messages in after.findings.items()}
        assert found == expected, (
            f"{name}: with other ids the findings differ: {_difference(expected, found)}"
        )


def exact_relay_changes_nothing(subject: Subject) -> None:
    """One more document that declares to relay what is in hand changes no score.

    It may well add a finding: that a document is an echo is worth saying.
    """
    for name, case in subject.cases():
        before = subject.observe(case)
        after = subject.observe(with_relays(case))
        _same_scores(name, before, after, "with a relay added")


def _same_scores(name: str, before: Observed, after: Observed, how: str) -> None:
    assert after.scores.keys() == before.scores.keys(), (
        f"{name}: {how} it answers about other claims"
    )
    for claim, score in before.scores.items():
        other = after.scores[claim]
        same = score == other or (
            score is not None and other is not None and abs(score - other) <= _SAME
        )
        assert same, f"{name}: {how} the score of {claim} is {other} instead of {score}"


def _renamed(observed: Observed, ids: dict[str, str]) -> Observed:
    def target(text: str) -> str:
        return "/".join(ids.get(step, step) for step in text.split("/"))

    return Observed(
        scores={ids[claim]: score for claim, score in observed.scores.items()},
        findings={
            (rule, severity, ids.get(claim, claim) if claim else claim, target(where)): messages
            for (rule, severity, claim, where), messages in observed.findings.items()
        },
    )


def _difference(before: object, after: object) -> str:
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    gone = {key: value for key, value in before.items() if after.get(key) != value}
    new = {key: value for key, value in after.items() if before.get(key) != value}
    return f"before {gone}, after {new}"

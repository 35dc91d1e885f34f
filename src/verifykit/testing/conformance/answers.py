"""Checks on single answers: scores, claims, pointers; and that asking leaves no trace."""

from __future__ import annotations

import pickle

from attrs import evolve

from verifykit.loading import to_data
from verifykit.model.case import Case
from verifykit.model.place import from_pointer
from verifykit.plugin.failures import BAD_SCORE, UNKNOWN_CLAIM, FailureKind
from verifykit.plugin.snapshot import Snapshot
from verifykit.scoring import score_case
from verifykit.testing.conformance.subject import Subject, ask, context_of

_LONGEST = 10_000
"""Nobody reads more of an explanation."""


def scores_are_in_range(subject: Subject) -> None:
    """Every score is a number in [0, 1], or None."""
    _never_fails_with(subject, BAD_SCORE)


def claim_ids_are_echoed(subject: Subject) -> None:
    """Every answer is about the claim that was asked about, and every finding about a known one."""
    _never_fails_with(subject, UNKNOWN_CLAIM)


def messages_say_something(subject: Subject) -> None:
    """Every finding has a message, every explanation that is given has words, in one paragraph."""
    for name, case in subject.cases():
        report = subject.report(case)
        for finding in subject.found(case):
            said = finding.message
            assert said.strip(), f"{name}: a finding of {finding.rule} has an empty message"
            assert said == said.strip(), f"{name}: a message begins or ends with blanks: {said!r}"
            words = [one.message for one in finding.related if one.message is not None]
            assert all(map(str.strip, words)), f"{name}: {finding.rule} relates without a word"
        for check in (check for claim in report.claims for check in claim.checks):
            given = check.explanation
            assert given is None or given.strip(), f"{name}: an explanation is empty"
            assert given is None or len(given) < _LONGEST, f"{name}: an explanation never ends"


def pointers_resolve(subject: Subject) -> None:
    """Every pointer, of findings and of what they relate to, leads to something in the case."""
    for name, case in subject.cases():
        for finding in subject.found(case):
            for pointer in (finding.pointer, *(one.pointer for one in finding.related)):
                assert _resolves(case, pointer), (
                    f"{name}: {finding.rule} points at {pointer!r}, where there is nothing"
                )


def is_deterministic(subject: Subject) -> None:
    """Asked again, also about other cases in between, the checker says the same."""
    cases = list(subject.cases())
    first = [subject.observe(case) for _, case in cases]
    again = [subject.observe(case) for _, case in reversed(cases)][::-1]
    for (name, _), before, after in zip(cases, first, again, strict=True):
        assert before == after, f"{name}: asked again, it says something else"


def mutates_nothing(subject: Subject) -> None:
    """Neither the case nor its indexes, the scores or the options are different afterwards."""
    for name, original in subject.cases():
        # A copy has indexes of its own, so a checker that spoils them spoils no other check.
        case = evolve(original)
        scoring = score_case(case)
        snapshot = Snapshot.of(case, scoring.claims, scoring.parameters)
        indexes = _indexes(case)
        context = context_of(
            subject.checker, case, subject.options, scoring=scoring, handed_out=snapshot.add
        )
        ask(subject.checker, case, context)
        assert not snapshot.restore(), f"{name}: it changes what it was given"
        assert _indexes(case) == indexes, f"{name}: it changes an index of the case"


def pickles(subject: Subject) -> None:
    """The checker can be pickled, and the copy says the same."""
    try:
        copy = pickle.loads(pickle.dumps(subject.checker))
    except Exception as error:
        raise AssertionError(f"the checker does not pickle: {error}") from error
    other = subject.with_checker(copy)
    for name, case in subject.cases():
        assert other.observe(case) == subject.observe(case), f"{name}: a pickled copy differs"


def _never_fails_with(subject: Subject, kind: FailureKind) -> None:
    for name, case in subject.cases():
        for failure in subject.failures(case):
            assert failure.code != kind.code, f"{name}: {failure.message}"


def _indexes(case: Case) -> dict[str, object]:
    """The indexes that a case works out once and hands to everybody, as they are now."""
    names = [name for name in dir(case) if "_by_" in name]
    return {name: dict(getattr(case, name)) for name in names}


def _resolves(case: Case, pointer: str) -> bool:
    node: object = to_data(case)
    for key in from_pointer(pointer):
        if isinstance(node, list) and key.isdigit() and int(key) < len(node):
            node = node[int(key)]
        elif isinstance(node, dict) and key in node:
            node = node[key]
        else:
            return False
    return True

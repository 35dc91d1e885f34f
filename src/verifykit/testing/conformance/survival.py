"""Checks that a checker gets through what real cases hold."""

from __future__ import annotations

import gc
from functools import cache
from time import process_time

from verifykit.model.case import Case
from verifykit.testing.building import make_case
from verifykit.testing.conformance.samples import SAMPLES, many, thousand_sources
from verifykit.testing.conformance.subject import Subject, ask, context_of, scoring_of

_MATTERS = 0.5
"""Seconds below which nobody minds."""
_MOST = 30
"""In proportion it would be eight times as long, squared sixty-four."""
_AGAIN = 2
"""How often a time above that is measured again: a busy machine is no fault of a checker."""


def survives_empty_case(subject: Subject) -> None:
    """A case without claims is looked at without a failure."""
    subject.report(make_case(claims=[]))


def survives_claim_with_text_only(subject: Subject) -> None:
    """A claim with nothing but its text, and no evidence, is looked at without a failure."""
    subject.report(make_case(SAMPLES["text only"]))


def survives_every_kind_of_value(subject: Subject) -> None:
    """Ranges, EDTF, bare years, lists, quantifiers, waivers, extensions are no trouble."""
    subject.report(make_case(SAMPLES["values of every kind"]))


def survives_every_kind_of_document(subject: Subject) -> None:
    """Documents in a circle, derived from sources and items, without dates are no trouble."""
    subject.report(make_case(SAMPLES["documents of every kind"]))


def survives_right_to_left_text(subject: Subject) -> None:
    """Arabic and Hebrew text, names and ids are looked at without a failure."""
    subject.report(make_case(SAMPLES["right to left"]))


def survives_thousand_sources(subject: Subject) -> None:
    """A claim about which 1,000 sources speak is looked at without a failure."""
    subject.report(_crowd())


def survives_two_thousand_claims(subject: Subject) -> None:
    """A case with 2,000 claims, sources, documents and items is looked at without a failure."""
    subject.report(_claims(2000))


def cost_stays_in_proportion(subject: Subject) -> None:
    """Eight times as many claims take about eight times as long, not fifty.

    Measured in one run, by processor time, and only where it takes long enough to matter.
    """
    small, large = _claims(250), _claims(2000)
    second = _seconds(subject, large)
    if second < _MATTERS:
        return
    first = min(_seconds(subject, small) for _ in range(1 + _AGAIN))
    most = max(_MATTERS, _MOST * first)
    for _ in range(_AGAIN):
        if second < most:
            break
        second = min(second, _seconds(subject, large))
    assert second < most, (
        f"250 claims take {first:.2f} s and 2,000 take {second:.2f} s: the cost of a claim grows "
        "with the case"
    )


@cache
def _crowd() -> Case:
    return make_case(thousand_sources())


@cache
def _claims(number: int) -> Case:
    return make_case(many(number))


def _seconds(subject: Subject, case: Case) -> float:
    """The processor time that the checker takes on a case, without the scoring.

    The collector of garbage waits: it looks through all that the process holds, which has nothing
    to do with the checker.
    """
    scoring = scoring_of(case)
    # A scoring works out what it is asked for, once: whoever asks first would pay for all.
    for name in ("claims", "comparisons", "linchpins", "incoherences"):
        getattr(scoring, name)
    context = context_of(subject.checker, scoring.case, subject.options, scoring=scoring)
    collects = gc.isenabled()
    gc.disable()
    try:
        started = process_time()
        ask(subject.checker, scoring.case, context)
        return process_time() - started
    finally:
        if collects:
            gc.enable()

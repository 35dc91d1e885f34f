"""Checks that a checker gets through what real cases hold."""

from __future__ import annotations

from verifykit.testing.building import make_case
from verifykit.testing.conformance.samples import (
    EMPTY,
    RIGHT_TO_LEFT,
    TEXT_ONLY,
    thousand_sources,
)
from verifykit.testing.conformance.subject import Subject


def survives_empty_case(subject: Subject) -> None:
    """A case without claims is looked at without a failure."""
    subject.report(make_case(EMPTY))


def survives_claim_with_text_only(subject: Subject) -> None:
    """A claim with nothing but its text, and no evidence, is looked at without a failure."""
    subject.report(make_case(TEXT_ONLY))


def survives_right_to_left_text(subject: Subject) -> None:
    """Arabic and Hebrew text, names and ids are looked at without a failure."""
    subject.report(make_case(RIGHT_TO_LEFT))


def survives_thousand_sources(subject: Subject) -> None:
    """A claim about which 1,000 sources speak is looked at without a failure."""
    subject.report(make_case(thousand_sources()))

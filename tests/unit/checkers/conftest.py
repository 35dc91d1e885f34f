"""A small case in YAML, and what one checker says about it."""

from textwrap import dedent

import pytest

from verifykit.loading import load
from verifykit.model.assessment import Assessment
from verifykit.model.finding import Finding
from verifykit.plugin import Context
from verifykit.scoring import score_case


def context_of(case):
    return Context(case=case, scoring=score_case(case))


def said_by(checker, case):
    """The assessments by claim, and every finding, of a claim or of the case."""
    answers = list(checker.check_case(case, context_of(case)))
    assessments = {answer.claim: answer for answer in answers if isinstance(answer, Assessment)}
    findings = [finding for answer in assessments.values() for finding in answer.findings]
    return assessments, [*findings, *(one for one in answers if isinstance(one, Finding))]


@pytest.fixture(scope="session")
def case_of():
    def case_of(text):
        loaded = load("case.yaml", data=f"verifykit: 1\n{dedent(text)}".encode())
        assert loaded.findings == ()
        return loaded.case

    return case_of


@pytest.fixture(scope="session")
def said():
    return said_by

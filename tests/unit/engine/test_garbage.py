"""Whatever a checker returns, the others' answers stand and the report holds nothing odd."""

import math

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifykit.model.assessment import Assessment
from verifykit.model.finding import Finding, Related
from verifykit.plugin import FAILURES


class OddText(str):
    """Text that cannot even be hashed or compared."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("no")


odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(
        ["c-1", "c-2", "XYZ001", "ABC001", "/claims/0", "note", object(), OddText("c-1")]
    ),
    st.lists(st.integers(), max_size=2),
    st.builds(dict),
)


def mostly(usual):
    return st.one_of(st.just(usual), st.just(usual), odd_values)


related = st.builds(Related, pointer=mostly("/evidence/0"), message=odd_values, line=odd_values)
findings = st.builds(
    Finding,
    rule=mostly("XYZ001"),
    severity=mostly("note"),
    message=mostly("m"),
    claim=mostly("c-1"),
    pointer=mostly("/claims/0"),
    path=odd_values,
    line=odd_values,
    related=st.one_of(st.lists(related, max_size=2).map(tuple), odd_values),
)
assessments = st.builds(
    Assessment,
    claim=mostly("c-1"),
    checker=odd_values,
    score=mostly(0.5),
    explanation=odd_values,
    findings=st.one_of(
        st.lists(st.one_of(findings, odd_values), max_size=3).map(tuple), odd_values
    ),
)
garbage = st.one_of(odd_values, findings, assessments)


@pytest.fixture
def holds(run, checks, checks_case, alone):
    """Assess with the answer given once for a claim and once for the case, and look."""

    def look(answer):
        for odd in (checks(lambda claim, context: answer), checks_case(lambda *_: [answer])):
            report = run(odd)
            assert {one.code for one in report.errors} <= {kind.code for kind in FAILURES}
            for claim, undisturbed in zip(report.claims, alone.claims, strict=True):
                others = tuple(one for one in claim.checks if one.checker == "counts")
                assert evolve(claim, checks=others) == undisturbed
                for one in claim.checks:
                    assert one.score is None or (math.isfinite(one.score) and 0 <= one.score <= 1)
            own = [one for one in report.findings if one.rule == "XYZ001"]
            assert len(own) + len(alone.findings) == len(report.findings)
            assert all(type(one.message) is str and one.line is None for one in own)

    return look


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(answer=garbage)
def test_garbage_is_kept_out(holds, answer):
    holds(answer)

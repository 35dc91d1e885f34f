"""The conformance suite of verifykit."""

from verifykit.testing import parametrize_with_checks
from verifykit_ach.checker import CompetingHypotheses


@parametrize_with_checks(CompetingHypotheses())
def test_conformance(checker, check):
    check(checker)

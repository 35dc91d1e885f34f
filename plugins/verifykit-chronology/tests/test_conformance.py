"""The conformance suite of verifykit."""

from verifykit.testing import parametrize_with_checks
from verifykit_chronology.checker import ChronologyChecker


@parametrize_with_checks(ChronologyChecker())
def test_conformance(checker, check):
    check(checker)

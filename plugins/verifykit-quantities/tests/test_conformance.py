"""The conformance suite of verifykit."""

from verifykit.testing import parametrize_with_checks
from verifykit_quantities.checker import QuantityChecker


@parametrize_with_checks(QuantityChecker())
def test_conformance(checker, check):
    check(checker)

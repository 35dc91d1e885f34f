"""The conformance suite of verifykit."""

from verifykit.testing import parametrize_with_checks
from verifykit_grounding.checker import GroundingChecker

KNOWN = {
    "ids_change_nothing": "what a sentence cites is in an `x-…` key, which is kept word for word"
}


@parametrize_with_checks(GroundingChecker(), expected_failures=KNOWN)
def test_conformance(checker, check):
    check(checker)

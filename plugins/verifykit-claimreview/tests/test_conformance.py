"""The conformance suite of verifykit."""

from verifykit.testing import parametrize_with_checks
from verifykit_claimreview.checker import ClaimReviews


@parametrize_with_checks(ClaimReviews())
def test_conformance(checker, check):
    check(checker)

"""The conformance suite of verifykit, with the captures that the rules' examples name."""

from pathlib import Path

from verifykit.testing import parametrize_with_checks
from verifykit_quotes.checker import QuoteChecker

EXAMPLES = Path(__file__).parents[1] / "examples"


@parametrize_with_checks(QuoteChecker(), folder=EXAMPLES)
def test_conformance(checker, check):
    check(checker)

"""The conformance suite of verifykit, with the captures that the rules' examples name."""

from pathlib import Path

from verifykit.testing import parametrize_with_checks
from verifykit_echo.checker import EchoChecker

EXAMPLES = Path(__file__).parents[1] / "examples"


@parametrize_with_checks(EchoChecker(), folder=EXAMPLES)
def test_conformance(checker, check):
    check(checker)

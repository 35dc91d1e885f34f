"""The rules of the plug-in, one to a file, each with its documentation and examples.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""

from verifykit_quotes.rules.absent import ABSENT
from verifykit_quotes.rules.altered import ALTERED
from verifykit_quotes.rules.elsewhere import ELSEWHERE
from verifykit_quotes.rules.inexact import INEXACT
from verifykit_quotes.rules.omission import OMISSION
from verifykit_quotes.rules.unchecked import UNCHECKED

RULES = (ALTERED, ABSENT, INEXACT, OMISSION, UNCHECKED, ELSEWHERE)
"""All rules, sorted by code."""

__all__ = ["ABSENT", "ALTERED", "ELSEWHERE", "INEXACT", "OMISSION", "RULES", "UNCHECKED"]

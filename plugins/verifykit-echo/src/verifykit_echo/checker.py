"""The checker `echo`: copies among the documents of a case that the case does not declare."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, RuleFolder
from verifykit_echo.captures import compares

_RULES = RuleFolder.of("verifykit_echo.rules")


class EchoChecker:
    """Compares the captured texts of a case with each other."""

    name = "echo"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield the copies, the pairs without a direction, and what could not be compared."""
        return _RULES.find(case, context) if compares(case) else iter(())

"""The checker `quantities`: do the figures of texts fit together, and with the case?"""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, RuleFolder

_RULES = RuleFolder.of("verifykit_quantities.rules")


class QuantityChecker:
    """Reads the figures of claims and quotes, converts them, and holds them against each other.

    It has no score: a figure that fits shows nothing about a claim, and one that does not may be
    wrong in the text, in the source or in the case.
    """

    name = "quantities"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield what does not fit."""
        yield from _RULES.find(case, context)

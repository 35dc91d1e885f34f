"""The checker `chronology`: do the dates of texts fit together, and with the case?"""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, RuleFolder

_RULES = RuleFolder.of("verifykit_chronology.rules")


class ChronologyChecker:
    """Reads the dates of claims, quotes and titles, and holds them against the case.

    It has no score: dates that fit show nothing about a claim, and one that does not fit may be
    wrong in the text, in the source or in the case.
    """

    name = "chronology"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield what does not fit."""
        yield from _RULES.find(case, context)

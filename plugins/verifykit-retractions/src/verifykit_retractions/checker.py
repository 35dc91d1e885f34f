"""The checker `retractions`: does the case say what is registered about its papers?"""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, RuleFolder
from verifykit_retractions.papers import may_have_papers

_RULES = RuleFolder.of("verifykit_retractions.rules")


class RetractionChecker:
    """Holds the documents of a case that have a DOI against what Crossref knows of them.

    It has no score: that a paper was not retracted shows nothing about a claim.
    """

    name = "retractions"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield what the case does not say, says otherwise, and what could not be looked up."""
        return _RULES.find(case, context) if may_have_papers(case) else iter(())

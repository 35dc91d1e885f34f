"""The checker `quotes`: do the quotes of a claim's evidence stand in the captured pages?"""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Assessment, Case, Context, Finding, RuleFolder

_RULES = RuleFolder.of("verifykit_quotes.rules")


class QuoteChecker:
    """Compares quotes with captures. Its score of a claim is the share of quotes that hold.

    A quote holds if it is in the page, word for word or with harmless differences. Quotes that
    could not be compared do not count; a claim without any that could be has no score.
    """

    name = "quotes"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield how many of each claim's quotes hold, and what is wrong with the others."""
        if not has_quotes(case):
            return iter(())
        # Imported here: a case without quotes need not wait for it.
        from verifykit_quotes.quotes import share_that_holds

        return _RULES.answers(case, context, share_that_holds)


def has_quotes(case: Case) -> bool:
    """Return whether some item of evidence has a quote."""
    return any(item.quote is not None for item in case.evidence)

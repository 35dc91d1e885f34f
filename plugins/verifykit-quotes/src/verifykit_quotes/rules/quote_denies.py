"""QUO008: an item in support of a claim quotes that it is not so."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_DENIES
from verifykit_quotes.wording import passage


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each supporting quote that says no where the claim does not, or not no
    where the claim does.
    """
    for checked in checked_quotes(context):
        claim = case.claims_by_id.get(checked.evidence.claim)
        located, page = checked.located, checked.page
        if checked.evidence.stance != "supports" or claim is None:
            continue
        if page is not None and located is not None and located.passage:
            # Imported here, so that a case without such quotes need not wait for it.
            from verifykit_quotes.surroundings import negation

            found = negation(claim.text, page, located)
            if found is not None:
                word, of_page = found
                who = f"the page has “{word}”" if of_page else f"the claim has “{word}”"
                other = "the claim has not" if of_page else "the page has not"
                message = (
                    f"is entered in support, and {who} where {other}: {passage(located)}; "
                    f"is it against {claim.id}?"
                )
                yield checked.finding(QUOTE_DENIES, message, case)

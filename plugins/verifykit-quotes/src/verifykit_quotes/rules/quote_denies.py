"""QUO008: an item in support of a claim quotes that it is not so."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_DENIES
from verifykit_quotes.wording import shortened


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
            from verifykit_quotes.surroundings import denial

            found = denial(claim.text, page, located)
            if found is not None:
                who, other = ("the page", claim.id) if found.of_page else (claim.id, "the page")
                message = (
                    f"is entered in support, and {who} says “{found.word}”, which {other} does "
                    f"not: the page has {shortened(found.passage)}; is it against {claim.id}?"
                )
                yield checked.finding(QUOTE_DENIES, message, case)

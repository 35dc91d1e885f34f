"""What became of the quote of one item of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from verifykit import Case, Edit, Evidence, Finding, Fix, Related, Rule
from verifykit_quotes.location import Location

if TYPE_CHECKING:
    from verifykit_quotes.page import Page

_MARKS = ("…", "...", "[", "]", "(")
_LONGER = 1.5
"""A passage so many times as long as the quote is not what was quoted."""


@frozen(kw_only=True)
class QuoteCheck:
    """What became of a quote: where it is, or the `reason` why it could not be checked.

    `page` is the text that it was located in, `whole` all that is visible of the page.
    """

    evidence: Evidence
    located: Location | None = None
    page: Page | None = None
    whole: Page | None = None
    reason: str | None = None

    def correction(self, case: Case) -> Fix | None:
        """Return the mend that quotes what the page says; None where it has no such passage.

        It is safe if the quote says the same. Where it leaves out or puts in words, that was meant.
        """
        quote, located = self.evidence.quote, self.located
        if quote is None or located is None or not located.passage:
            return None
        meant = any(mark in quote.exact for mark in _MARKS)
        path = f"{case.pointer(self.evidence)}/quote/exact"
        return Fix(
            description=f"quote what the page says: “{located.passage}”",
            patch=(Edit(op="replace", path=path, value=located.passage),),
            safe=located.holds and not meant and len(located.passage) <= _LONGER * len(quote.exact),
        )

    def finding(self, rule: Rule, message: str, case: Case, *, fix: Fix | None = None) -> Finding:
        """Return a finding at the quote; one of a quote that was compared names the capture.

        Its data is where the passage is and what differs.
        """
        document = case.documents_by_id.get(self.evidence.document or "")
        related: tuple[Related, ...] = ()
        if self.located is not None and document is not None:
            related = (Related(pointer=f"{case.pointer(document)}/capture", message="the capture"),)
        return rule.finding(
            f"the quote of {self.evidence.id} {message}",
            claim=self.evidence.claim,
            pointer=f"{case.pointer(self.evidence)}/quote",
            related=related,
            data={} if self.located is None else self.located.data,
            fix=fix,
        )

"""What became of the quote of one item of evidence."""

from __future__ import annotations

from attrs import frozen

from verifykit import Case, Evidence, Finding, Fix, Related, Rule
from verifykit_quotes.location import Location


@frozen(kw_only=True)
class QuoteCheck:
    """What became of a quote: where it is, or the `reason` why it could not be checked."""

    evidence: Evidence
    located: Location | None = None
    reason: str | None = None

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

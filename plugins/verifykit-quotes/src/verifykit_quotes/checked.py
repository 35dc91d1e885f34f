"""What became of the quote of one item of evidence."""

from __future__ import annotations

from attrs import frozen

from verifykit import Evidence
from verifykit_quotes.located import Located


@frozen(kw_only=True)
class Checked:
    """What became of a quote: where it is, or the `reason` why it could not be checked."""

    evidence: Evidence
    located: Located | None = None
    reason: str | None = None

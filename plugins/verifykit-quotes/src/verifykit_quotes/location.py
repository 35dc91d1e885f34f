"""Where a quote is in a page, what differs, and the selector that finds it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from verifykit_quotes.differences import Difference

Outcome = Literal["verbatim", "inexact", "altered", "absent"]
OUTCOMES: tuple[Outcome, ...] = ("verbatim", "inexact", "altered", "absent")
"""From the best to the worst."""


@frozen(kw_only=True)
class Location:
    """Where a quote is: characters `start` to `end` of the page, its `passage`.

    `verbatim`: word for word, whatever the quotation marks and spaces. `inexact`: the same in
    other letters: misspelled, shortened, with brackets. `altered`: a number, negation, name or
    another word that matters differs. `absent`: the page has nothing like it; then the passage is
    empty. `coverage` in [0, 1] is the share of the quote's words that the page has there.
    `elsewhere` says that a given prefix or suffix does not stand around the passage.
    """

    outcome: Outcome
    start: int = 0
    end: int = 0
    passage: str = ""
    prefix: str = ""
    suffix: str = ""
    differences: tuple[Difference, ...] = ()
    coverage: float = 0.0
    elsewhere: bool = False

    @property
    def holds(self) -> bool:
        """Whether the page says what the quote says."""
        return self.outcome in ("verbatim", "inexact")

    @property
    def selector(self) -> dict[str, object]:
        """The passage as a W3C TextQuoteSelector, refined by a TextPositionSelector.

        After the Web Annotation Data Model (W3C 2017, 4.2.4 and 4.2.5). Positions are those in
        the text of the capture, in characters.
        """
        return {
            "type": "TextQuoteSelector",
            "exact": self.passage,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "refinedBy": {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        }

    @property
    def data(self) -> dict[str, object]:
        """What programs may want to know: the outcome, the passage and what differs."""
        differences = [
            {"change": one.change, "page": one.page, "quote": one.quote} for one in self.differences
        ]
        found = {"selector": self.selector} if self.passage else {}
        return {
            "outcome": self.outcome,
            "coverage": round(self.coverage, 4),
            "differences": differences,
            **found,
        }

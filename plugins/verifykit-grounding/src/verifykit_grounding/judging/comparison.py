"""A sentence beside a document that it cites, and what speaks against it there."""

from __future__ import annotations

from attrs import field, frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.dates import Day
from verifykit_grounding.judging.source import Passage, SourceText

RESEMBLES = 0.35
"""A passage with less of a sentence's words than this does not resemble it."""

TELLS = 0.55
"""A passage with so much of a sentence's words is about the same thing, so that another number, or
a negation, contradicts the sentence."""

SURE = 0.8
"""A passage with so much of a sentence's words is the one that the sentence is from, so that a date
which only another passage has is a wrong one."""

QUESTION = "GRD017"
"""The rule that leaves a sentence to the reader: nothing is said against it."""


@frozen(kw_only=True)
class Objection:
    """What speaks against a sentence: the rule's code, in words, and where.

    `claimed` is a stretch of the sentence, `found` one of the document, both in characters.
    `contradicts` says that the document says something else, not merely less. What is `open` was
    not found, but may follow from what the document says, or stand there in other words. What
    `denies` may be the contrary: it is asked about though other documents bear the sentence out.
    """

    code: str
    message: str
    claimed: tuple[int, int] | None = None
    found: tuple[int, int] | None = None
    contradicts: bool = False
    open: bool = False
    denies: bool = False

    @property
    def warns(self) -> bool:
        """Whether it speaks against the sentence, and does not only ask the reader."""
        return not self.open and self.code != QUESTION


@frozen(kw_only=True)
class Judgement:
    """What a document has to do with a sentence that cites it.

    `span` is the passage most like it, in characters of the document's text; `likeness` in [0, 1].
    """

    objections: tuple[Objection, ...] = ()
    span: tuple[int, int] | None = None
    likeness: float = 0.0

    @property
    def outcome(self) -> str:
        """grounded, partly, contradicted, or not grounded."""
        if any(one.contradicts for one in self.objections):
            return "contradicted"
        codes = {one.code for one in self.objections}
        if codes & {"GRD005", "GRD006", "GRD014"}:
            return "not grounded"
        return "partly" if codes else "grounded"


@frozen
class Comparison:
    """A sentence beside the document, with the passage that is most like it.

    `days` are the dates of the sentence.
    """

    sentence: Page
    source: SourceText
    passage: Passage | None
    likeness: float
    days: tuple[Day, ...] = field(factory=tuple)

    def differ(self, code: str, claimed: Token, found: Token) -> Objection:
        """Return an objection that shows a word of the sentence beside one of the document."""
        return self.differs(code, (claimed, claimed), (found, found))

    def differs(
        self, code: str, claimed: tuple[Token, Token], found: tuple[Token, Token]
    ) -> Objection:
        """Return an objection that shows words of the sentence beside words of the document.

        Both are given by their first and their last token.
        """
        ours, theirs = (claimed[0].start, claimed[1].end), (found[0].start, found[1].end)
        here, there = self.sentence.text[slice(*ours)], self.source.page.text[slice(*theirs)]
        return Objection(
            code=code,
            message=f"“{here}” here, “{there}” in the document",
            claimed=ours,
            found=theirs,
            contradicts=code != QUESTION,
        )

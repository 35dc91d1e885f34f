"""A sentence beside a document that it cites, and what speaks against it there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.agreement import same
from verifykit_grounding.judging.dates import Day, covered, dates
from verifykit_grounding.judging.figures import Figure, figures, telling
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

_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")

Span = tuple[int, int]
"""The first character of a stretch, and the one behind its last."""


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
    claimed: Span | None = None
    found: Span | None = None
    contradicts: bool = False
    open: bool = False
    denies: bool = False

    @property
    def warns(self) -> bool:
        """Whether it speaks against the sentence, and does not only ask the reader."""
        return not self.open and self.code != QUESTION


def question(
    message: str, claimed: Span | None = None, found: Span | None = None, *, denies: bool = False
) -> Objection:
    """Return what is left to the reader."""
    return Objection(code=QUESTION, message=message, claimed=claimed, found=found, denies=denies)


def other(
    code: str, ours: str, theirs: str, claimed: Span, found: Span, why: str = ""
) -> Objection:
    """Return that the document has something else in its place, in words of both."""
    return Objection(
        code=code,
        message=f"“{ours}” here, “{theirs}” in the document{why and f': {why}'}",
        claimed=claimed,
        found=found,
        contradicts=code != QUESTION,
    )


@frozen(kw_only=True)
class Judgement:
    """What a document has to do with a sentence that cites it.

    `span` is the passage most like it, in characters of the document's text; `likeness` in [0, 1].
    """

    objections: tuple[Objection, ...] = ()
    span: Span | None = None
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

    `publisher` are the words of the name of who published the document, `published` is when.
    """

    sentence: Page
    source: SourceText
    passage: Passage | None
    likeness: float
    publisher: frozenset[str] = frozenset()
    published: Day | None = None

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates of the sentence."""
        return dates(self.sentence)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers of the sentence that are no part of a date.

        Nor of a time of day that the document has: "9:40" or "9.40".
        """
        taken = covered(self.sentence, self.days)
        there = {(int(one[1]), one[2]) for one in _CLOCK.finditer(self.source.page.text)}
        clock = [
            one.span()
            for one in _CLOCK.finditer(self.sentence.text)
            if ":" in one[0] and (int(one[1]), one[2]) in there
        ]
        return tuple(
            one
            for one in figures(self.sentence)
            if one.at not in taken
            and not any(start <= one.token.start and one.token.end <= end for start, end in clock)
        )

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the passage; none without one."""
        return self.source.tokens(self.passage) if self.passage is not None else ()

    @cached_property
    def span(self) -> Span:
        """The characters of the passage; an empty stretch without one."""
        return self.around(0)

    def around(self, beside: int) -> Span:
        """Return the characters of the passage with so many sentences before and after it."""
        if self.passage is None:
            return 0, 0
        tokens = self.source.tokens(self.passage, beside)
        return tokens[0].start, tokens[-1].end

    @cached_property
    def near(self) -> tuple[Figure, ...]:
        """The numbers of the passage."""
        return tuple(one for one in self.source.figures if self._inside(one.token.start))

    @cached_property
    def rivals(self) -> tuple[Figure, ...]:
        """The numbers of the passage that are no part of a date, and none of the sentence's."""
        dated = covered(self.source.page, self.days_written)
        return tuple(
            one
            for one in self.near
            if one.at not in dated and not any(same(ours, one) for ours in self.figures)
        )

    @cached_property
    def days_near(self) -> tuple[Day, ...]:
        """The dates that the passage tells by themselves or by an earlier one."""
        return tuple(one for one in self.source.dates if self._inside(one.start))

    @property
    def days_written(self) -> tuple[Day, ...]:
        """The dates that stand in the passage."""
        passage = self.passage
        return dates(self.source.page, passage.first, passage.last) if passage is not None else ()

    def _inside(self, place: int) -> bool:
        start, end = self.span
        return start <= place < end

    def has(self, figure: Figure) -> bool:
        """Whether the document has a number of the sentence, wherever."""
        return any(same(figure, one) for one in self.source.figures)

    def certain(self, but: int = -1) -> bool:
        """Whether the passage is the one that the sentence is from, by its words or by a number.

        What stands at the character `but` of the sentence does not count.
        """
        return self.likeness >= RESEMBLES or self.anchored(but)

    def anchored(self, but: int = -1) -> bool:
        """Whether the passage has a telling number or a date of the sentence.

        Not the one that stands at the character `but`.
        """
        return any(
            same(one, other)
            for one in self.figures
            if one.token.start != but and telling(one)
            for other in self.near
        ) or any(
            day.within(other) for day in self.days if day.start != but for other in self.days_near
        )

    def differ(self, code: str, claimed: Token, found: Token) -> Objection:
        """Return an objection that shows a word of the sentence beside one of the document."""
        return self.differs(code, (claimed.start, claimed.end), (found.start, found.end))

    def differs(self, code: str, claimed: Span, found: Span) -> Objection:
        """Return an objection that shows words of the sentence beside words of the document."""
        here, there = self.sentence.text[slice(*claimed)], self.source.page.text[slice(*found)]
        return other(code, here, there, claimed, found)

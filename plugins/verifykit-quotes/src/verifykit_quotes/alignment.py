"""Aligns the tokens of a quote with those of a page: the best place, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import field, frozen
from rapidfuzz.distance import OSA

from verifykit_quotes.language import Language
from verifykit_quotes.tokens import Token

Step = tuple[int | None, int | None]
"""The positions of a token in the quote and in the page; None where one has no partner."""

_TYPO = 0.8
_DROPPED = -0.3
_INSERTED = -0.6
_REPLACED = -0.7
_LIGHT = 0.4
"""The weight of a function word beside a weight of 1 for any other token."""


@frozen(kw_only=True)
class Alignment:
    """Where the tokens of a quote are in a page: `steps` in order, `score` by the weights.

    `coverage` in [0, 1] is the weighted share of the quote's own words that the page has.
    """

    steps: tuple[Step, ...]
    score: float
    coverage: float

    @property
    def first(self) -> int:
        """The position of the first token of the passage; raises ValueError if there is none."""
        return min(page for _, page in self.steps if page is not None)

    @property
    def last(self) -> int:
        """The position of the last token of the passage; raises ValueError if there is none."""
        return max(page for _, page in self.steps if page is not None)


@frozen
class Aligner:
    """Aligns with a page's tokens, by the weights of its language."""

    page: Sequence[Token] = field(repr=False)
    language: Language

    def align(
        self, quote: Sequence[Token], low: int, high: int, *, backwards: bool = False
    ) -> Alignment:
        """Return the best alignment of all of `quote` inside of `page[low:high]`.

        Dynamic programming after Sellers (1980): every token of the quote counts, the page may
        have more before and after it. Of alignments that are as good it is the first one, and
        `backwards` the last.
        """
        region = self.page[low:high]
        weights = [self.weight(token) for token in quote]
        score = [[0.0] * (len(region) + 1) for _ in range(len(quote) + 1)]
        move: list[list[Literal["", "both", "quote", "page"]]] = [
            [""] * (len(region) + 1) for _ in range(len(quote) + 1)
        ]
        for row, token in enumerate(quote, 1):
            weight = weights[row - 1]
            inserted = 0.0 if token.editorial else _INSERTED * weight
            here, above = score[row], score[row - 1]
            here[0] = above[0] + inserted
            move[row][0] = "quote"
            for column, other in enumerate(region, 1):
                best = above[column - 1] + self._pair(token, other, weight)
                kind: Literal["both", "quote", "page"] = "both"
                if above[column] + inserted > best:
                    best, kind = above[column] + inserted, "quote"
                if here[column - 1] + _DROPPED > best:
                    best, kind = here[column - 1] + _DROPPED, "page"
                here[column] = best
                move[row][column] = kind
        towards = 1 if backwards else -1
        column = max(range(len(region) + 1), key=lambda at: (score[-1][at], towards * at))
        steps = _trace(move, len(quote), column, low)
        return Alignment(
            steps=steps, score=score[-1][column], coverage=self._coverage(quote, steps, weights)
        )

    def weight(self, token: Token) -> float:
        """Return how much a token counts: function words less than others."""
        return _LIGHT if token.key in self.language.function else 1.0

    def _pair(self, quote: Token, page: Token, weight: float) -> float:
        likeness = likeness_of(quote, page, self.language)
        if likeness:
            return 2 * weight * likeness
        if quote.editorial:
            return 0.0
        if quote.kind == page.kind == "number" or (quote.capital and page.capital):
            # A changed number or name stands where the right one stood.
            return 0.0
        return _REPLACED * max(weight, self.weight(page))

    def _coverage(
        self, quote: Sequence[Token], steps: Sequence[Step], weights: Sequence[float]
    ) -> float:
        there = total = 0.0
        partners = dict(steps)
        for index, token in enumerate(quote):
            partner = partners.get(index)
            if token.editorial:
                continue
            total += weights[index]
            if partner is None:
                continue
            page = self.page[partner]
            likeness = likeness_of(token, page, self.language)
            if likeness:
                there += weights[index] * likeness
            elif token.kind == page.kind == "number" or (token.capital and page.capital):
                there += weights[index] / 2
        return there / total if total else 0.0


def likeness_of(quote: Token, page: Token, language: Language) -> float:
    """Return 1 for the same token, a little less for a misspelled one, 0 for another."""
    if quote.key == page.key or (quote.values & page.values):
        return 1.0 if quote.currency in ("", page.currency) else 0.0
    if quote.kind != "word" or page.kind != "word":
        return 0.0
    return _TYPO if is_misspelled(quote.key, page.key, language) else 0.0


def is_misspelled(quote: str, page: str, language: Language) -> bool:
    """Whether one key is a misspelling of the other, by the optimal string alignment distance.

    One edit in a word of three letters or more, two in a word of nine or more that begins alike.
    A negation is no misspelling of another word, nor is what a negative prefix was put before.
    """
    longest = max(len(quote), len(page))
    allowed = 2 if longest > 8 and quote[0] == page[0] else 1
    if abs(len(quote) - len(page)) > allowed or longest < 3:
        return False
    if OSA.distance(quote, page, score_cutoff=allowed) > allowed:
        return False
    if language.negated(quote, page):
        return False
    known = language.function | language.negations | language.hedges
    if quote in known and page in known:
        return False
    # "now" for "not" or "ever" for "never" is a change; "nevr" for "never" is a slip.
    return not _loses_negation(quote, page, language)


def _loses_negation(quote: str, page: str, language: Language) -> bool:
    if (quote in language.negations) == (page in language.negations):
        return False
    negation, other = (page, quote) if page in language.negations else (quote, page)
    return len(negation) < 5 or negation.endswith(other) or other[0] != negation[0]


def _trace(move: Sequence[Sequence[str]], row: int, column: int, low: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    while row > 0:
        kind = move[row][column]
        if kind == "both":
            row, column = row - 1, column - 1
            steps.append((row, low + column))
        elif kind == "quote":
            row -= 1
            steps.append((row, None))
        else:
            column -= 1
            steps.append((None, low + column))
    return tuple(reversed(steps))

"""The text of a document, ready to be asked which passage of it a sentence is like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from math import log

from attrs import field, frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.dates import Day
from verifykit_grounding.judging.figures import Figure, figures
from verifykit_grounding.judging.implied_dates import all_dates
from verifykit_grounding.judging.lines import unbroken
from verifykit_grounding.judging.stems import says_something, stem

_WIDEST = 3
"""A passage has at most this many sentences."""

_SHORT = 3
_SHORT_TEXT = 40
"""A text of so many sentences is about one thing."""

_TITLES = """
mr mrs ms dr drs rev sen prof capt messrs pres gov gen col lieut lt maj sgt adm cmdr supt
"""
ADDRESSES = frozenset(_TITLES.split())
"""What stands with a stop before a name."""

_AROUND = 5
"""So many words on each side of a number or a date say what it is about."""


@frozen
class Passage:
    """Sentences of a document: tokens `first` to `last` (not included), and how like it they are.

    `likeness` in [0, 1] is the share of the asking sentence's words, by how rare they are in the
    document (inverse document frequency, Spärck Jones 1972), that the passage has.
    """

    first: int
    last: int
    likeness: float


@frozen
class Stretch:
    """A sentence of a document: its text and the numbers in it."""

    text: str
    numbers: Sequence[Figure]


@frozen
class SourceText:
    """A document's text in tokens, with its sentences and where each word stands."""

    page: Page = field(repr=False)

    @classmethod
    def of(cls, text: str, language: str | None = None) -> SourceText:
        """Return the source of a text; `language` counts where the text does not tell its own."""
        return _source(text, language)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The first and the last token (not included) of each sentence."""
        tokens = self.page.tokens
        starts = [place for place in range(len(tokens)) if self._begins(place) or place == 0]
        return tuple(pairwise([*starts, len(tokens)]))

    @property
    def short(self) -> bool:
        """Whether what is said in one place of the text may be meant anywhere in it."""
        return len(self.sentences) <= _SHORT_TEXT

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers of the text, in their order."""
        return tuple(figures(self.page))

    @cached_property
    def dates(self) -> tuple[Day, ...]:
        """The dates of the text, and those that it gives by an earlier one, after them."""
        return all_dates(self.page)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words that have a capital somewhere, sorted: those that a name can be one of."""
        capitals = {token.key for token in self.page.tokens if token.capital}
        return tuple(sorted(key for key in capitals if len(key) > _SHORT))

    def is_name(self, key: str) -> bool:
        """Whether a word has a capital in the text where it begins no sentence: "Mr. Fall"."""
        return key in self._capitals

    def is_surname(self, key: str) -> bool:
        """Whether a word stands behind a given name, an initial or "Mr." somewhere in the text."""
        tokens, text = self.page.tokens, self.page.text
        return any(
            at
            and tokens[at].capital
            and tokens[at - 1].capital
            and text[tokens[at - 1].end : tokens[at].start] in (" ", ". ")
            and (tokens[at - 1].key in ADDRESSES or not self._begins(at))
            and tokens[at - 1].key not in self.page.language.function
            for at in self.page.positions.get(key, ())
        )

    @cached_property
    def _capitals(self) -> frozenset[str]:
        tokens = enumerate(self.page.tokens)
        return frozenset(one.key for at, one in tokens if one.capital and not self._begins(at))

    def _begins(self, at: int) -> bool:
        """Whether a token begins a sentence, and is no name behind "Mr." or an initial."""
        tokens = self.page.tokens
        if not tokens[at].first or at == 0:
            return tokens[at].first
        before = tokens[at - 1]
        short = (len(before.key) == 1 and before.key != "i") or before.key in ADDRESSES
        named = short and before.capital and tokens[at].capital
        named = named and tokens[at].key not in self.page.language.function
        return not (named and self.page.text[before.end : tokens[at].start] == ". ")

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """For each stem the sentences that have it."""
        found: dict[str, list[int]] = {}
        for number, (first, last) in enumerate(self.sentences):
            for key in {stem(token.key) for token in self.page.tokens[first:last]}:
                found.setdefault(key, []).append(number)
        return found

    def passage(self, words: Iterable[str]) -> Passage | None:
        """Return the passage most like a sentence with these stems; None if it has none of them.

        Of equal ones the shortest counts, then the first.
        """
        # In order, since the sum of weights would else differ by the last bit from run to run.
        weights = {word: self._weight(word) for word in sorted(set(words))}
        whole = sum(weights.values())
        having: dict[int, dict[str, float]] = {}
        for word in weights:
            for number in self.places.get(word, ()):
                having.setdefault(number, {})[word] = weights[word]
        best: tuple[float, int, int] | None = None
        for number in sorted(having):
            merged: dict[str, float] = {}
            for length in range(1, _WIDEST + 1):
                merged |= having.get(number + length - 1, {})
                if number + length > len(self.sentences):
                    break
                # A longer passage has to bring something with it.
                found = (sum(merged.values()) / whole - 0.02 * (length - 1), number, length)
                if best is None or found[0] > best[0]:
                    best = found
        if best is None:
            return None
        score, number, length = best
        first, last = self.sentences[number][0], self.sentences[number + length - 1][1]
        return Passage(first, last, min(1.0, score + 0.02 * (length - 1)))

    def sentences_with(self, words: Iterable[str]) -> Iterator[Passage]:
        """Yield the sentences with one of these stems, as passages, in their order."""
        for number in sorted({number for one in words for number in self.places.get(one, ())}):
            yield Passage(*self.sentences[number], 0.0)

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Return the sentences between two characters, with their numbers."""
        tokens, text = self.page.tokens, self.page.text
        spans = ((one, tokens[one[0]].start, tokens[one[1] - 1].end) for one in self.sentences)
        return [
            Stretch(text[low:high], [each for each in self.figures if one[0] <= each.at < one[1]])
            for one, low, high in spans
            if start <= low and high <= end
        ]

    def sentence_at(self, place: int) -> Passage:
        """Return the sentence that a character of the text stands in, as a passage."""
        tokens = self.page.tokens
        found = next(one for one in self.sentences if place < tokens[one[1] - 1].end)
        return Passage(*found, 0.0)

    def tokens(self, passage: Passage, beside: int = 0) -> Sequence[Token]:
        """Return the tokens of a passage, with so many sentences before and after it."""
        if not beside:
            return self.page.tokens[passage.first : passage.last]
        starts = [first for first, _ in self.sentences]
        number = starts.index(passage.first)
        ends = [last for _, last in self.sentences]
        low = starts[max(0, number - beside)]
        high = ends[min(len(ends) - 1, ends.index(passage.last) + beside)]
        return self.page.tokens[low:high]

    def span(self, passage: Passage) -> tuple[int, int]:
        """Return where a passage begins and ends in the text, in characters."""
        tokens = self.page.tokens
        return tokens[passage.first].start, tokens[passage.last - 1].end

    def _weight(self, word: str) -> float:
        having = len(self.places.get(word, ()))
        return log(1 + len(self.sentences) / (having or 0.5))


@lru_cache(maxsize=256)
def _source(text: str, language: str | None) -> SourceText:
    return SourceText(Page.of(unbroken(text), default=language))


def words_around(page: Page, span: tuple[int, int]) -> frozenset[str]:
    """Return the stems of the words around a stretch of a page that say what it is about.

    They are of its sentence, a few on each side, and no names: those stand beside much else, too.
    """
    tokens = page.tokens
    first, last = (bisect_left(tokens, place, key=lambda one: one.start) for place in span)
    begin = next((at for at in range(first - 1, -1, -1) if tokens[at].first), 0)
    end = next((at for at in range(last, len(tokens)) if tokens[at].first), len(tokens))
    sides = (reversed(tokens[begin:first]), tokens[last:end])
    said = (
        (one.key for one in side if not one.capital and says_something(one, page.language))
        for side in sides
    )
    return frozenset(stem(key) for side in said for key in islice(side, _AROUND))

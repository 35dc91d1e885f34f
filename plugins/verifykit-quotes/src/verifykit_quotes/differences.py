"""What differs between a quote and the passage it was taken from, and how much that matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import field, frozen
from rapidfuzz.distance import OSA

from verifykit_quotes.alignment import is_misspelled, likeness_of
from verifykit_quotes.page import Page
from verifykit_quotes.tokens import Token, key_of

Change = Literal["number", "negation", "name", "word", "omission", "spelling", "small", "editorial"]
GRAVE: frozenset[Change] = frozenset({"number", "negation", "name", "word"})
"""Changes that make the quote say something else."""

_TELLING_ELISION = 12
"""Words; what an ellipsis leaves out beyond that is not looked at."""


@frozen(kw_only=True)
class Difference:
    """A difference: what the page has and what the quote has in its place; "" is nothing."""

    change: Change
    page: str
    quote: str

    @property
    def grave(self) -> bool:
        """Whether it makes the quote say something else."""
        return self.change in GRAVE

    def __str__(self) -> str:
        if not self.page:
            return f"{self.quote!r} added"
        if not self.quote:
            return f"{self.page!r} left out"
        return f"{self.quote!r} for {self.page!r}"


@frozen
class Judge:
    """Judges differences between a page and what was quoted from it, the text `quote`."""

    page: Page
    quote: str = field(repr=False)

    def between(
        self, page: Sequence[Token], quote: Sequence[Token], beside: Sequence[Token]
    ) -> Iterator[Difference]:
        """Yield the differences of one stretch; `beside` are the tokens of the page around it."""
        if self._slip_in_all(page, quote):
            yield self._difference("spelling", page, quote)
            return
        own = [token for token in quote if not token.editorial]
        change = (
            self._negation(page, quote)
            or self._number(page, own)
            or self._name(page, own)
            or self._word(page, own)
            or self._omission(page, quote, beside)
        )
        yield self._difference(change, page, quote)

    def one_word(self, page: Token, quote: Token) -> Difference | None:
        """Return the difference of a token and its likely misspelling; None if they are equal."""
        if likeness_of(quote, page, self.page.language) == 1.0:
            return None
        strict = self.page.is_name(page) and not quote.editorial
        change: Change = "name" if strict and not self._same_name(page, quote) else "spelling"
        return self._difference(change, [page], [quote])

    def cut(self, page: Sequence[Token]) -> Difference | None:
        """Return the difference that the cut off part of a sentence makes, at most two words."""
        if 0 < len(page) <= 2 and self._negations(page):
            return self._difference("negation", page, ())
        return None

    def elided(self, page: Sequence[Token]) -> Difference | None:
        """Return what an ellipsis hides, if it is a negation: in a few words that is no elision.

        What is left out in many words nearly always has a negation somewhere, which says nothing.
        """
        if len(page) > _TELLING_ELISION or not self._negations(page):
            return None
        return self.cut(page) or self._difference("omission", page, ())

    def _slip_in_all(self, page: Sequence[Token], quote: Sequence[Token]) -> bool:
        """Whether the two are the same but for a slip: "antigovernment", "3.4 milion"."""
        if len(page) == len(quote) == 1 or not any(token.kind == "word" for token in quote):
            return False
        there = key_of(_words(page, self.page.text)).replace(" ", "")
        typed = key_of(_words(quote, self.quote)).replace(" ", "")
        if not there or not typed or self._negations(page) != self._negations(quote):
            return False
        same_figures = _figures(there) == _figures(typed)
        return same_figures and (there == typed or is_misspelled(typed, there, self.page.language))

    def _negation(self, page: Sequence[Token], quote: Sequence[Token]) -> Change | None:
        if self._negations(page) != self._negations(quote):
            return "negation"
        turned = any(
            self.page.language.negated(one.key, other.key) for one in page for other in quote
        )
        return "negation" if turned else None

    def _negations(self, tokens: Iterable[Token]) -> int:
        return sum(token.key in self.page.language.negations for token in tokens)

    def _number(self, page: Sequence[Token], quote: Sequence[Token]) -> Change | None:
        # What a number is in, it knows itself.
        left = [token for token in page if token.kind in ("number", "symbol")]
        for token in quote:
            if token.kind not in ("number", "symbol"):
                continue
            same = next((one for one in left if likeness_of(token, one, self.page.language)), None)
            if same is None:
                return "number"
            left.remove(same)
        return None

    def _name(self, page: Sequence[Token], quote: Sequence[Token]) -> Change | None:
        there = {token.key for token in page}
        strange = [token for token in self._weighty(quote) if token.key not in there]
        is_name = self.page.is_name
        if any(map(is_name, strange)) or (strange and any(map(is_name, page))):
            return "name"
        return None

    def _word(self, page: Sequence[Token], quote: Sequence[Token]) -> Change | None:
        there = [token.key for token in page]
        for token in self._weighty(quote):
            if not any(self._slip(token.key, key) for key in there):
                return "word"
        return None

    def _slip(self, quote: str, page: str) -> bool:
        if quote == page or is_misspelled(quote, page, self.page.language):
            return True
        # A slip in a function word, such as "teh", is none in what is said.
        return page in self.page.language.function and OSA.distance(quote, page) == 1

    def _weighty(self, tokens: Iterable[Token]) -> list[Token]:
        """The words that say something: no function words and no negations, which count apart."""
        light = self.page.language.function | self.page.language.negations
        return [token for token in tokens if token.kind == "word" and token.key not in light]

    def _omission(
        self, page: Sequence[Token], quote: Sequence[Token], beside: Sequence[Token]
    ) -> Change:
        if any(token.editorial for token in quote):
            return "editorial"
        hedges = self.page.language.hedges
        kept = {token.key for token in quote}
        gone = [token for token in page if token.key not in kept]
        named = not self.page.capitals_mean_names or any(map(self.page.is_name, beside))
        for token in gone:
            name = not named and self.page.is_name(token)
            figure = token.kind in ("number", "symbol")
            if figure or token.key in hedges or name:
                return "omission"
        return "small"

    def _same_name(self, page: Token, quote: Token) -> bool:
        """Whether a name is only misspelled: one edit inside of it that makes no other name."""
        return (
            min(len(page.key), len(quote.key)) > 4
            and page.key[0] == quote.key[0]
            and OSA.distance(page.key, quote.key) <= 1
            and quote.key not in self.page.positions
        )

    def _difference(
        self, change: Change, page: Sequence[Token], quote: Sequence[Token]
    ) -> Difference:
        return Difference(
            change=change, page=_words(page, self.page.text), quote=_words(quote, self.quote)
        )


def _figures(text: str) -> str:
    return "".join(mark for mark in text if not mark.isalpha())


def _words(tokens: Sequence[Token], text: str) -> str:
    return " ".join(" ".join(text[token.start : token.end].split()) for token in tokens)

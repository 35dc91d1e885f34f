"""The captured page, ready to be searched: its tokens, where each is, and which are names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from verifykit_quotes.language import Language, detect
from verifykit_quotes.tokens import Token, tokenise, words_of

_SAMPLE = 20_000
"""This many characters tell the language of a page."""

_NOUNS = 0.2
"""Above this share of capitals inside of sentences, as in German, a capital makes no name."""


@frozen(kw_only=True)
class Page:
    """The text of a page in a language. `tokens` are in the order of the text."""

    text: str
    language: Language
    tokens: tuple[Token, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, language: Language | None = None, default: str | None = None) -> Page:
        """Return the page of a text; without `language` it is told by the page, else `default`."""
        if language is None:
            language = detect(words_of(text[:_SAMPLE]), default)
        return cls(text=text, language=language, tokens=tokenise(text, language))

    @cached_property
    def positions(self) -> Mapping[str, Sequence[int]]:
        """For each key the positions of its tokens."""
        found: dict[str, list[int]] = {}
        for position, token in enumerate(self.tokens):
            found.setdefault(token.key, []).append(position)
        return found

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The different words of the page that are long enough to be misspelled, sorted."""
        return tuple(sorted(key for key in self.positions if len(key) > 3 and key[0] != "#"))

    def is_name(self, token: Token) -> bool:
        """Whether a token of this page, or of a quote from it, is a name by its capital letter."""
        if token.kind != "word" or not token.capital or token.key in self.language.function:
            return False
        return not token.first or token.key not in self._uncapitalised

    @cached_property
    def capitals_mean_names(self) -> bool:
        """Whether names can be told by their capital letters in this language."""
        inside = [token for token in self.tokens if token.kind == "word" and not token.first]
        capitals = sum(token.capital for token in inside)
        return capitals <= _NOUNS * len(inside)

    @cached_property
    def _uncapitalised(self) -> frozenset[str]:
        return frozenset(token.key for token in self.tokens if not token.capital)

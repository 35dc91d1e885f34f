"""A quote as it was typed: what its ellipses separate, and what its brackets put in."""

from __future__ import annotations

import re

from attrs import frozen

from verifykit_quotes.language import Language
from verifykit_quotes.tokens import EDITORIAL, Token, tokenise

_LONGEST = 80
"""A longer stretch is looked for in pieces, since the time to align it grows with the square."""

_ELLIPSIS = re.compile(r"[\[(]\s*(?:(?:\.\s?){2,}\.?|…)\s*[\])]|(?:\.\s?){3,}|…")
_INSIDE_WORD = re.compile(r"(?<=\w)\[(?P<after>[^\W\d_]+)\]|\[(?P<before>[^\W\d_]+)\](?=\w)")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


@frozen
class Segment:
    """Words of a quote that stand together; `elided` says that an ellipsis stands before them.

    The tokens' positions are those in the quote.
    """

    tokens: tuple[Token, ...]
    elided: bool


@frozen
class QuoteParts:
    """A quote in segments; none if there is no word in it. `open` says that it ends in `…`."""

    segments: tuple[Segment, ...]
    open: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in their order."""
        return tuple(token for segment in self.segments for token in segment.tokens)


def read_quote(quote: str, language: Language) -> QuoteParts:
    """Return a quote as it was typed, in segments."""
    # Of the same length, so that positions stay those of the quote.
    text = _INSIDE_WORD.sub(_marked, quote)
    put_in = [match.span() for match in _BRACKETS.finditer(text)]
    found: list[Segment] = []
    start = 0
    gaps = [match.span() for match in _ELLIPSIS.finditer(text)]
    for end, following in [*gaps, (len(text), len(text))]:
        tokens = tuple(
            _placed(token, start, put_in) for token in tokenise(text[start:end], language)
        )
        for piece in range(0, len(tokens), _LONGEST):
            elided = piece == 0 and start > 0
            found.append(Segment(tokens[piece : piece + _LONGEST], elided))
        start = following
    return QuoteParts(tuple(found), bool(gaps) and not text[gaps[-1][1] :].strip("\"'”’»“ "))


def _marked(match: re.Match[str]) -> str:
    return EDITORIAL + (match["after"] or match["before"]) + EDITORIAL


def _placed(token: Token, offset: int, put_in: list[tuple[int, int]]) -> Token:
    start, end = token.start + offset, token.end + offset
    inside = any(first <= start and end <= last for first, last in put_in)
    return token._replace(start=start, end=end, editorial=token.editorial or inside)

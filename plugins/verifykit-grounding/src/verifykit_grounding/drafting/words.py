"""The words and marks of a sentence, with what their spelling tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:^|(?<=\w\s))[A-Z]\.(?=\s[A-Z]\w)"  # the initial of Jane B. Roe
    r"|[’'](?:s|S)\b"  # the ending of whose
    r"|\w+(?:(?:[-&.]|[’'](?![sS]\b))\w+)*"  # words, with what joins them: aBamako.com, O'Brien
    r"|[^\w\s]"
)
_QUOTES = '“”"„«»'


@frozen
class Word:
    """A word or a mark: characters `start` to `end` of the sentence."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it is written as names are: with a capital, at its beginning or within."""
        return self.text[0].isalpha() and any(letter.isupper() for letter in self.text)

    @property
    def quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _QUOTES


def written(phrase: Sequence[Word]) -> str:
    """Return words as a sentence has them, with the spaces between."""
    parts = []
    for place, one in enumerate(phrase):
        apart = place and one.start > phrase[place - 1].end
        parts.append((" " if apart else "") + one.text)
    return "".join(parts)


def words_of(sentence: str) -> tuple[Word, ...]:
    """Return the words and marks of a sentence, in their order."""
    return tuple(Word(one[0], *one.span()) for one in _TOKEN.finditer(sentence))

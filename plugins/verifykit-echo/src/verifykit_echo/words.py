"""The words of a text, as they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

_SPACELESS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
"""Thai, Japanese and Chinese put no spaces between words, so each character counts as one."""

_WORD = re.compile(r"\w+")

_QUOTED = re.compile(
    r"“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|”[^“”\n]{1,600}”"
    r"|«[^«»\n]{1,600}»|»[^«»\n]{1,600}«|»[^«»\n]{1,600}»"
    r"|「[^「」\n]{1,600}」|『[^『』\n]{1,600}』|\"[^\"\n]{1,600}\""
)
"""Direct speech, in the marks of English, German, Polish, Finnish and Swedish, French, Danish, and
Japanese and Chinese; a mark without its partner within a paragraph opens none."""


@frozen
class Word:
    """A word as it is compared, and where it stands in the text."""

    key: str
    start: int
    end: int


def own_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without those in quotation marks.

    What somebody said is in every report of it, whoever wrote the report first.
    """
    plain = unicodedata.normalize("NFC", text)
    return _pattern(plain).findall(_QUOTED.sub(" ", plain).casefold())


def placed_words(text: str) -> Iterator[Word]:
    """Yield the words of a text with their places."""
    for match in _pattern(text).finditer(text):
        yield Word(match[0].casefold(), *match.span())


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern for a text; the general one takes several times as long, also to compile."""
    if text.isascii() or re.search(f"[{_SPACELESS}]", text) is None:
        return _WORD
    return re.compile(rf"[{_SPACELESS}]|(?:(?![{_SPACELESS}])\w)+")

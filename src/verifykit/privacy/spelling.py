"""The words of a text as they are compared: however somebody wrote, split or encoded them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from verifykit.parts import part

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no blank between words, or put an ending straight behind a name: Thai, Lao,
Burmese, Khmer, kana, Han characters, Hangul."""
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_ENCODED = re.compile(
    r"(?:%(?:25)*[0-9A-Fa-f]{2})+|&#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6});?|&\w{1,32};|(?:\\u[0-9A-Fa-f]{4})+|\\x[0-9A-Fa-f]{2}"
)
_PERCENT = re.compile("%(?:25)+(?=[0-9A-Fa-f]{2})")
_LAYERS = 4
"""How often something may be encoded within something else."""
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
"""Letters that Unicode does not take apart, and what people write who do not have them."""
_INVISIBLE = ("Mn", "Cf")
"""Accents as characters of their own; soft hyphens, joiners and marks of direction."""


class _Folding(dict[int, str]):
    """Each character as it is compared, worked out once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = character
        if not "\uac00" <= character <= "\ud7a3":
            plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
        kept = (one for one in plain if unicodedata.category(one) not in _INVISIBLE)
        self[code] = found = "".join(_STROKES.get(one, one) for one in kept)
        return found


_FOLDED = _Folding()


@part
class Word:
    """A word as it is compared, and where it stands in the composed text."""

    text: str
    start: int
    end: int


def composed(text: str) -> str:
    """Return a text with each accent in one character with its letter (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """Return the words of a text without case, accents, ligatures, widths and invisible signs.

    A character of a script without blanks is a word of its own. What is percent-encoded, or
    escaped for HTML, JSON or JavaScript, or one within the other, counts as what it stands for.
    """
    text = composed(text)
    if "%" in text or "&" in text or "\\" in text:
        for _ in range(_LAYERS):
            plain = _ENCODED.sub(lambda found: _decoded(found[0]), text)
            if plain == text:
                break
            text = plain
    found: list[str] = _WORD.findall(text.translate(_FOLDED))
    return found


def placed_words(text: str) -> list[Word]:
    """Return the words of a composed text with their places; `words` is the quick way."""
    plain, places = text, [(at, at + 1) for at in range(len(text))]
    for _ in range(_LAYERS):
        pieces = [
            (one, (places[start][0], places[end - 1][1])) for one, start, end in _pieces(plain)
        ]
        places = [place for one, place in pieces for _ in one]
        plain = "".join(one for one, _ in pieces)
    letters = [one.translate(_FOLDED) for one in plain]
    places = [place for one, place in zip(letters, places, strict=True) for _ in one]
    return [
        Word(found[0], places[found.start()][0], places[found.end() - 1][1])
        for found in _WORD.finditer("".join(letters))
    ]


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """What an encoded run stands for, and what is between two of them, with its place."""
    last = 0
    for found in _ENCODED.finditer(text):
        yield from ((text[at], at, at + 1) for at in range(last, found.start()))
        yield _decoded(found[0]), found.start(), found.end()
        last = found.end()
    yield from ((text[at], at, at + 1) for at in range(last, len(text)))


def _decoded(run: str) -> str:
    """What an encoded run stands for; the run itself where that is no text."""
    try:
        if run[0] == "%":
            return composed(unquote_to_bytes(_PERCENT.sub("%", run)).decode("utf-8"))
        if run[0] == "\\":
            plain = run.encode("ascii").decode("unicode_escape")
            # Two halves of one character become that character.
            return composed(plain.encode("utf-16", "surrogatepass").decode("utf-16"))
    except UnicodeDecodeError:
        return run
    return composed(html.unescape(run))

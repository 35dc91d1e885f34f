"""A text as tokens: words, numbers and symbols, each with the key by which it is compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from verifykit_quotes.amounts import ABBREVIATED, CURRENCIES, GLUED, multiplied
from verifykit_quotes.language import Language
from verifykit_quotes.numbers import ASCII_DIGITS, DIGITS, Readings, digits, spelled

Kind = Literal["word", "number", "symbol", "currency"]

EDITORIAL = "\ue000"
"""A private-use character that marks what an editor put into a word, as in "[T]he"."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_IGNORED = "\u00ad\u200b-\u200f\u2060\ufeff"
_SPACELESS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
"""Thai, Japanese and Chinese put no spaces between words, so each character is a token."""

_STRIPPED = f"[{_IGNORED}{EDITORIAL}]"
_APOSTROPHES = "'’ʼ`´"
_SIGNS = frozenset(CURRENCIES.values())
_PERCENT = frozenset({"percent", "prozent", "prosenttia", "prosentti", "pourcent", "pc"})
_SENTENCE_END = re.compile(
    r"[.!?…:]['\"”’»)\]]*\s+['\"“‘„«(\[]*$|\n\s*['\"“‘„«(\[]*$|^['\"“‘„«(\[\s]*$"
)
_ENDINGS = frozenset(".!?…:\n")
"""Without one of these before it a word inside of a text begins no sentence."""
_ENDING = 12
"""The end of a sentence is looked for in so many characters."""
_JOINABLE = re.compile(r"[\s\-‐‑]*")
_NO_VALUES: Readings = frozenset()
_SHORT_FORMS = ABBREVIATED.keys() | GLUED.keys()
_ODD = _PERCENT | {"t", "cannot"}
"""Words that may be no token of their own; so may those in "n", before "'t"."""


class Token(NamedTuple):
    """A token of a text: characters `start` to `end`.

    `key` is what it is compared by: lower case, no accents. `capital` says that it begins with a
    capital letter, `first` that it begins a sentence, `editorial` that an editor put it in. The
    `currency` of a number is the sign of the one that stands before or behind it.
    """

    key: str
    start: int
    end: int
    kind: Kind = "word"
    values: Readings = _NO_VALUES
    capital: bool = False
    first: bool = False
    editorial: bool = False
    currency: str = ""


def key_of(word: str) -> str:
    """Return the key of a word: without accents, invisible characters and case."""
    if word.isascii():
        return word.lower()
    plain = re.sub(_STRIPPED, "", word)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(mark for mark in decomposed if not _is_accent(mark))
    return plain.casefold()


def _is_accent(mark: str) -> bool:
    """Whether it is an accent or a point of Hebrew or Arabic, which people leave out.

    By its combining class: the signs for vowels and voice of Indic scripts, Thai and kana have
    others, and they make another word (\u305f is not \u3060).
    """
    place = unicodedata.combining(mark)
    return 10 <= place <= 36 or place >= 200


@cache
def _token(*, ascii_only: bool) -> re.Pattern[str]:
    """The pattern of tokens; for a text in ASCII it is one that compiles in a tenth of the time."""
    word = (
        r"[^\W\d_]+"
        if ascii_only
        else rf"[{_SPACELESS}]|(?:(?![{_SPACELESS}])[^\W\d_]|{EDITORIAL})"
        rf"(?:(?![{_SPACELESS}])[^\W\d_]|[{_MARKS}{_IGNORED}{EDITORIAL}])*"
    )
    number, percent, symbol = (
        (ASCII_DIGITS, "%", r"\$") if ascii_only else (DIGITS, "[%٪]", "[$€£¥₽]")
    )
    return re.compile(
        rf"(?P<number>{number})"
        rf"|(?P<percent>(?i:p(?:er|our|or)\s+(?:cent|ciento)\b)|{percent})"
        rf"|(?P<word>{word})"
        rf"|(?P<symbol>{symbol})"
    )


def words_of(text: str) -> Iterator[str]:
    """Yield the keys of the words of a text, as needed to tell its language."""
    if text.isascii():
        found = _token(ascii_only=True).findall(text.lower())
        yield from (word for _number, _percent, word, _symbol in found if word)
        return
    for match in _token(ascii_only=False).finditer(text):
        if match.lastgroup == "word":
            yield key_of(match[0])


def tokenise(text: str, language: Language) -> tuple[Token, ...]:
    """Return the tokens of a text; a number of several words or groups of digits is one token."""
    numbers = _with_numbers(_with_short_forms(_plain(text), text), text, language)
    return tuple(_with_currencies(list(numbers), text))


def _with_short_forms(tokens: Iterable[Token], text: str) -> list[Token]:
    """The tokens with a number and a short form behind it as one number: 40K, 2.5 bn."""
    found: list[Token] = []
    plain = list(tokens)
    for token, following in zip(plain, [*plain[1:], None], strict=False):
        if token.key not in _SHORT_FORMS or not found or found[-1].kind != "number":
            found.append(token)
            continue
        number = found[-1]
        gap = text[number.end : token.start]
        # "3,2 M€" and "€6 m" are of money, whatever stands between.
        signed = following is not None and following.key in _SIGNS and following.start == token.end
        paid = _is_signed(found) or (following is not None and following.key in CURRENCIES)
        sure = token.key in ABBREVIATED or signed
        if gap.strip(" \u00a0") or not (sure or paid or not gap):
            found.append(token)
        else:
            multiplier = ABBREVIATED.get(token.key) or GLUED[token.key]
            values = multiplied(number.values, multiplier, sure=sure)
            key = f"#{max(values):f}"
            found[-1] = number._replace(end=token.end, values=values, key=key)
    return found


def _is_signed(found: Sequence[Token]) -> bool:
    """Whether the sign of a currency stands right before the number that was found last."""
    return len(found) > 1 and found[-2].key in _SIGNS and found[-2].end == found[-1].start


def _with_currencies(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens with each number knowing its currency, which stands before or behind it.

    The currency itself stays a token, of a kind of its own: a quote may begin with it.
    """
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.kind != "number":
            continue
        for beside, known in ((index - 1, _SIGNS), (index + 1, CURRENCIES)):
            other = tokens[beside] if 0 <= beside < len(tokens) else None
            if other is None or other.key not in known or found[index].currency:
                continue
            gap = (min(token.end, other.end), max(token.start, other.start))
            if _JOINABLE.fullmatch(text, *gap):
                found[index] = token._replace(currency=CURRENCIES[other.key])
                found[beside] = other._replace(kind="currency")
    return found


def _plain(text: str) -> Iterator[Token]:
    end = 0
    for match in _token(ascii_only=text.isascii()).finditer(text):
        kind, written = match.lastgroup, match[0]
        start, before = match.start(), end
        end = match.end()
        # Behind a token and a space no sentence begins, and most words stand there.
        first = (not before or text[before:start] != " ") and _begins_sentence(text, start)
        if kind == "word":
            key = written.lower()
            if written.isascii() and key[-1] != "n" and key not in _ODD:
                capital = written[0].isupper()
                yield Token(key, start, end, "word", _NO_VALUES, capital, first)
            else:
                yield from _words(written, start, first, text)
        elif kind == "number":
            values = digits(written)
            yield Token(f"#{min(values):f}", start, end, "number", values, first=first)
        else:
            key = "%" if kind == "percent" else written
            yield Token(key, start, end, "symbol", first=first)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _ENDING) : start]
    if start >= _ENDING and _ENDINGS.isdisjoint(before):
        return False
    return _SENTENCE_END.search(text, max(0, start - _ENDING), start) is not None


def _words(word: str, start: int, first: bool, text: str) -> Iterator[Token]:
    """The tokens of a word: usually one; "don" before "'t" and "cannot" are two."""
    key = key_of(word)
    end = start + len(word)
    plain = word if word.isascii() else re.sub(_STRIPPED, "", word)
    capital = plain[:1].isupper()
    editorial = EDITORIAL in word
    # The words that "n't" is of are few, and all others need not look around.
    after = text[end : end + 2].lower() if key.endswith("n") else ""
    before = text[max(0, start - 2) : start].lower() if key == "t" else ""
    negative = len(after) == 2 and after[0] in _APOSTROPHES and after[1] == "t"
    if before[-1:] and before[-1] in _APOSTROPHES and before[0] == "n":
        key = "not"
    elif key == "cannot":
        half = start + len(word) - 3
        yield Token(key="can", start=start, end=half, capital=capital, first=first)
        key, start, capital, first = "not", half, False, False
    elif negative:
        key = {"can": "can", "won": "will", "shan": "shall"}.get(key, key[:-1])
    if key in _PERCENT:
        yield Token(key="%", start=start, end=end, kind="symbol", first=first)
    elif key:
        yield Token(
            key=key, start=start, end=end, capital=capital, first=first, editorial=editorial
        )


def _with_numbers(tokens: Sequence[Token], text: str, language: Language) -> Iterator[Token]:
    """The tokens with number words as numbers: "twenty-nine", "neunundzwanzig", "2.5 million"."""
    words = language.numbers
    spelled_out = {key: parts for key in {one.key for one in tokens} if (parts := words.parts(key))}
    index = 0
    while index < len(tokens):
        first = tokens[index]
        start = first.values
        if not start and first.key not in spelled_out:
            yield first
            index += 1
            continue
        parts = () if start else spelled_out[first.key]
        last = index
        following = index + 1
        while following < len(tokens) and _JOINABLE.fullmatch(
            text, tokens[following - 1].end, tokens[following].start
        ):
            key = tokens[following].key
            more = spelled_out.get(key)
            if more and last < following - 1 and not words.joins(parts[-1], more[0]):
                break  # "between three and four"
            if more and (not start or parts or more[0] in words.multipliers):
                parts += more
                last = following
            elif not (parts and last == following - 1 and key in words.joiners):
                break
            following += 1
        if parts:
            values = spelled(parts, words, start)
            yield first._replace(
                key=f"#{min(values):f}",
                kind="number",
                values=values,
                capital=False,
                end=tokens[last].end,
            )
        else:
            yield first
        index = last + 1

"""Durations in texts: how long something took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from attrs import frozen

from verifykit import Span
from verifykit_chronology.expression import Expression
from verifykit_chronology.language import Language, language_of
from verifykit_chronology.texts import DatedText

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_NEAR = 40


@frozen
class Duration:
    """So many units of time, `number` of "day", "week", "month" or "year"."""

    text: str
    number: int
    unit: str

    def fits(self, span: Span) -> bool:
        """Whether a span can be so long. People count both ends or one, and round.

        The ends of a span are as exact as its dates: from 1968 to 1991 are 22 to 24 years.
        """
        if None in (span.start, span.end, span.begun, span.ending):
            return True
        try:
            start, begun, ending, end = (
                date(*one[:3]).toordinal()
                for one in (span.start, span.begun, span.ending, span.end)
                if one is not None
            )
        except (ValueError, OverflowError):
            return True
        days = _DAYS[self.unit]
        least, most = (self.number - 1) * days, (self.number + 1) * days
        return ending - begun <= most and least <= end - start + 1


def beside(text: DatedText, one: Expression) -> Iterator[Duration]:
    """Yield the durations that stand right beside an expression and are said to be its own."""
    words = language_of(text.text, text.language)
    if not words.units or not words.words.get("lasting"):
        return
    after = _pattern(words.code, leading=False).match(text.text, one.end)
    before = text.text[max(0, one.start - _NEAR) : one.start]
    for found in (after, _pattern(words.code, leading=True).search(before)):
        if found is not None:
            yield _duration(found, words)


def _duration(found: re.Match[str], words: Language) -> Duration:
    number = found["number"]
    if not number.isdecimal():
        said = enumerate(words.numbers, 1)
        number = str(next(at for at, name in said if _is(name, number)))
    unit = next(name for name, one in words.units.items() if _is(one, found["unit"]))
    return Duration(found["said"], int(number), unit)


def _is(pattern: str, said: str) -> bool:
    return re.fullmatch(pattern, said, re.IGNORECASE) is not None


@cache
def _pattern(code: str, *, leading: bool) -> re.Pattern[str]:
    from verifykit_chronology.language import load

    words = load(code)
    number = rf"(?P<number>\d{{1,4}}|{'|'.join(words.numbers)})"
    unit = rf"(?P<unit>{'|'.join(words.units.values())})"
    said = rf"(?:{words.words['lasting']})\s(?P<said>{number}\s{unit})(?!\w)"
    if not leading:
        return re.compile(
            rf"\)?,?\s?\(?{said}(?!\s(?:of|in|from|longer|more|later|after|before))", re.I
        )
    frm = words.before.get("range", "(?!)")
    return re.compile(rf"(?<!\w){said},?\s\(?(?:(?:{frm})\s)?(?:the\s)?$", re.I)

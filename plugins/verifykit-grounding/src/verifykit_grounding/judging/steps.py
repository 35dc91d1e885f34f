"""Steps in time that a text tells of: "the following year", "two decades later", "at sixteen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from verifykit_grounding.judging.figures import Figure
from verifykit_grounding.judging.source import SourceText

_SEASONS = "year|spring|summer|autumn|fall|winter|season|month|week|weekend|day|night|decade"
_STEP = re.compile(
    rf"(?i)\b(?:(?:following|next|previous|preceding|same|last|this|that|new) (?:{_SEASONS})"
    rf"|(?:a|one|the) (?:{_SEASONS}) (?:later|earlier|before|after|ago)|(?:a|half a) "
    r"(?:decade|century)|(?:later|earlier) (?:that|the same) year|eve|anniversary)\b"
)
"""A step from one date to another that has no number in it."""
_OF_YEARS = re.compile(r"(?i)year|season|spring|summer|autumn|winter")
_BACK = re.compile(rf"(?i)\b(?:(?:last|this|next|past) (?:{_SEASONS})|(?:{_SEASONS})s? ago)\b")
_AGE = re.compile(r"(?i)(?:\b(?:at|aged?|turned|of)|,)\s+$")
_BESIDE = 12
"""So many characters before an age stands what tells it."""
_OLDEST = 110
_YEARS = {"year": 1, "ten_years": 10, "century": 100}
_PARTS = frozenset({"month", "week", "day"})


@frozen
class Step:
    """So many `years` from one date to another, in the words of the text; `age` of a person.

    `years` is None for a step of weeks or months, or of none that the text counts.
    """

    words: str
    years: int | None
    age: bool = False


def steps(source: SourceText, start: int, end: int) -> Iterator[Step]:
    """Yield the steps in time that a stretch of a document tells of."""
    text = source.page.text
    for found in _STEP.finditer(text, start, end):
        years = 1 if _OF_YEARS.search(found[0]) else None
        yield Step(found[0], 10 if "decade" in found[0] else years)
    for figure in source.figures:
        if start <= figure.token.start < end:
            yield from _counted(text, figure)


def counts_from_now(text: str) -> bool:
    """Return whether a text has a date that counts from its day of publication: "last year"."""
    return _BACK.search(text) is not None


def _counted(text: str, figure: Figure) -> Iterator[Step]:
    value = min(figure.values)
    if value != int(value):
        return
    told = text[slice(*figure.span)]
    unit = figure.measured
    if unit in _YEARS:
        yield Step(f"{told} {figure.unit}", int(value) * _YEARS[unit])
    elif unit in _PARTS:
        yield Step(f"{told} {figure.unit}", None)
    if value < _OLDEST and (unit == "year" or _AGE.search(text[: figure.token.start][-_BESIDE:])):
        yield Step(told, int(value), age=True)

"""What speaks against the dates of a sentence in a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from verifykit_grounding.judging.comparison import QUESTION, SURE, TELLS, Comparison, Objection
from verifykit_grounding.judging.dates import Day, dates
from verifykit_grounding.judging.figures import Figure
from verifykit_grounding.judging.numbers import found_for_certain
from verifykit_grounding.judging.reckoning import SHORT_TEXT
from verifykit_grounding.judging.source import Passage, words_around

_SEASONS = "year|spring|summer|autumn|fall|winter|season|month|week|weekend|day|night|decade"
_STEP = re.compile(
    rf"(?i)\b(?:(?:following|next|previous|preceding|same|last|this|that|new) (?:{_SEASONS})"
    rf"|(?:a|one|the) (?:{_SEASONS}) (?:later|earlier|before|after|ago)|(?:a|half a) "
    r"(?:decade|century)|(?:later|earlier) (?:that|the same) year|eve|anniversary)\b"
)
"""A step from one date to another that has no number in it."""
_NOW = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|recently)\b"
)
"""What has the date on which a document was published, which its text may not say."""
_BACK = re.compile(rf"(?i)\b(?:(?:last|this|next|past) (?:{_SEASONS})|(?:{_SEASONS})s? ago)\b")
"""A date that counts from that one."""
_BIRTH = re.compile(r"(?i)\bborn\b|\bbirth\b")
_AGE = re.compile(r"(?i)(?:\b(?:at|aged?|turned|of)|,)\s+$")
_BESIDE = 30
"""So many characters before a date "born" stands."""
_OLDEST = 110
_YEARS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}
_PARTS = frozenset({"month", "week", "day"})


def date_objections(comparison: Comparison, published: Day | None = None) -> Iterator[Objection]:
    """Yield what speaks against the dates of a sentence: another date there, or none like it.

    Where the passage has no date, it may be of when the document was `published`. A date that may
    be worked out from others ("the following year", "at sixteen") is asked about.
    """
    source, passage = comparison.source, comparison.passage
    near: list[Day] = []
    plain: tuple[Day, ...] = ()
    if passage is not None:
        start, end = source.span(passage)
        near = [one for one in source.dates if start <= one.start < end]
        plain = dates(source.page, passage.first, passage.last)
    for day in comparison.days:
        if any(day.within(other) for other in near):
            continue
        if published is not None and not near and day.within(published):
            continue
        rival = next((one for one in plain if _rival(comparison, day, one)), None)
        elsewhere = any(day.within(other) for other in source.dates)
        if elsewhere and (rival is None or comparison.likeness < SURE):
            continue
        told = comparison.sentence.text[day.start : day.end]
        onward = None if rival is None else _onward(comparison, day, rival)
        if rival is not None and onward is None:
            onward = _in_years(comparison, day)
        if rival is not None and onward is None:
            theirs = source.page.text[rival.start : rival.end]
            yield Objection(
                code="GRD009",
                message=f"“{told}” here, “{theirs}” in the document",
                claimed=(day.start, day.end),
                found=(rival.start, rival.end),
                contradicts=True,
            )
        elif by := onward or _worked_out(comparison, day):
            yield Objection(
                code=QUESTION,
                message=f"the document does not say “{told}”, but has “{by}”: is it that?",
                claimed=(day.start, day.end),
            )
        else:
            yield Objection(
                code="GRD009",
                message=f"the date “{told}” is not in the document",
                claimed=(day.start, day.end),
                open=not _would_be_there(comparison, day),
            )


def _rival(comparison: Comparison, day: Day, other: Day) -> bool:
    """Whether a date of the passage is of what the sentence dates, and another one."""
    if comparison.likeness < TELLS or not day.at_odds(other):
        return False
    ours = words_around(comparison.sentence, day.start, day.end)
    return bool(ours & words_around(comparison.source.page, other.start, other.end))


def _onward(comparison: Comparison, day: Day, rival: Day) -> str | None:
    """The weeks or months that the passage counts on from a rival, of which a date may be the end.

    None if it counts none, or if the dates are not months of about one year.
    """
    passage, source = comparison.passage, comparison.source
    if passage is None or day.month is None or rival.month is None:
        return None
    if day.year is not None and rival.year is not None and abs(day.year - rival.year) > 1:
        return None
    steps = _steps(comparison, rival.end, source.span(passage)[1])
    return next((one.words for one in steps if one.years is None), None)


def _in_years(comparison: Comparison, day: Day) -> str | None:
    """The words of the passage by which a year follows from others: "At sixteen she entered"."""
    passage, source = comparison.passage, comparison.source
    if passage is None or day.year is None or day.month is not None:
        return None
    start, end = source.span(passage)
    short = len(source.sentences) <= SHORT_TEXT
    days = [one for one in source.dates if short or start <= one.start < end]
    return _reached(comparison, day.year, days, [*_steps(comparison, start, end)])


def _would_be_there(comparison: Comparison, day: Day) -> bool:
    """Whether the passage would have such a date: the document has some, and no "last year".

    "On Monday" is no date before the last one of the document, which was published later.
    """
    passage, source = comparison.passage, comparison.source
    if passage is None:
        return False
    text = source.page.text[slice(*_where(comparison, day, passage, beside=0))]
    years = [one.year for one in source.dates if one.year is not None]
    if _BACK.search(text) or (day.year is not None and not years):
        return False
    earlier = day.year is not None and day.year < max(years)
    return bool(source.dates) and (earlier or _NOW.search(text) is None)


@frozen
class _Step:
    """So many `years` from one date to another, in the words of the text; `age` of a person."""

    words: str
    years: int | None
    age: bool = False


def _worked_out(comparison: Comparison, day: Day) -> str | None:
    """The words from which a date may follow, by way of others of the document; None if none do."""
    passage, source = comparison.passage, comparison.source
    if passage is None:
        return None
    start, end = _where(comparison, day, passage, beside=1)
    steps = list(_steps(comparison, start, end))
    if day.month is not None:
        known = {one.year for one in source.dates}
        beside = day.year is None or known & {day.year - 1, day.year, day.year + 1}
        return next((one.words for one in steps if beside and not one.age), None)
    if day.year is None:
        return None
    short = len(source.sentences) <= SHORT_TEXT
    if short and _BIRTH.search(comparison.sentence.text[: day.start][-_BESIDE:]):
        return _born(comparison, day.year)
    days = [one for one in source.dates if short or start <= one.start < end]
    return _reached(comparison, day.year, days, steps)


def _where(comparison: Comparison, day: Day, passage: Passage, *, beside: int) -> tuple[int, int]:
    """The characters of a passage with so many sentences beside it; all where it is uncertain."""
    source = comparison.source
    short = len(source.sentences) <= SHORT_TEXT
    if short and not found_for_certain(comparison, day.start):
        return 0, len(source.page.text)
    around = source.tokens(passage, beside=beside)
    return around[0].start, around[-1].end


def _reached(
    comparison: Comparison, year: int, days: Sequence[Day], steps: Sequence[_Step]
) -> str | None:
    """The words of the step that leads to a year, from one of these days or from another step."""
    known = {one.year for one in days if one.year is not None}
    born = {one.year for one in days if one.year is not None and _is_birth(comparison, one)}
    reached = {
        (begin + way * step.years, step)
        for step in steps
        if step.years is not None
        for begin in (born or known if step.age else known)
        for way in ((1,) if step.age else (1, -1))
    }
    for there, step in sorted(reached, key=lambda one: (one[0], one[1].words)):
        if abs(there - year) <= (1 if step.age else 0):
            return step.words
        onward = [one for one in steps if one is not step and one.years]
        if any(year - there == one.years for one in onward if step.age and not one.age):
            return step.words
    return None


def _is_birth(comparison: Comparison, day: Day) -> bool:
    text = comparison.source.page.text
    return _BIRTH.search(text[max(0, day.start - 2 * _BESIDE) : day.start]) is not None


def _born(comparison: Comparison, year: int) -> str | None:
    """The age of somebody in some year of the document by which they were born in this one."""
    source = comparison.source
    known = {one.year for one in source.dates if one.year is not None}
    ages = (one for one in _steps(comparison, 0, len(source.page.text)) if one.age and one.years)
    return next(
        (one.words for one in ages if {year + (one.years or 0) + late for late in (0, 1)} & known),
        None,
    )


def _steps(comparison: Comparison, start: int, end: int) -> Iterator[_Step]:
    """Yield the steps in time that a stretch of the document tells of."""
    source = comparison.source
    text = source.page.text
    for found in _STEP.finditer(text, start, end):
        years = 1 if re.search(r"(?i)year|season|spring|summer|autumn|winter", found[0]) else None
        yield _Step(found[0], 10 if "decade" in found[0] else years)
    for figure in source.figures:
        if start <= figure.token.start < end:
            yield from _counted(text, figure)


def _counted(text: str, figure: Figure) -> Iterator[_Step]:
    value = min(figure.values)
    told = text[figure.token.start : figure.token.end]
    unit = figure.unit if figure.unit in _YEARS else figure.unit.removesuffix("s")
    if value != int(value):
        return
    if unit in _YEARS:
        yield _Step(f"{told} {figure.unit}", int(value) * _YEARS[unit])
    elif unit in _PARTS:
        yield _Step(f"{told} {figure.unit}", None)
    if value < _OLDEST and (unit == "year" or _AGE.search(text[: figure.token.start][-12:])):
        yield _Step(told, int(value), age=True)

"""What speaks against the dates of a sentence in a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from verifykit_grounding.judging.comparison import (
    SURE,
    TELLS,
    Comparison,
    Objection,
    Span,
    question,
)
from verifykit_grounding.judging.dates import Day
from verifykit_grounding.judging.source import words_around
from verifykit_grounding.judging.steps import counts_from_now, steps

_NOW = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|recently)\b"
)
"""What has the date on which a document was published, which its text may not say."""
_BIRTH = re.compile(r"(?i)\bborn\b|\bbirth\b")
_BESIDE = 30
"""So many characters before a date "born" stands."""


def date_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what speaks against the dates of a sentence: another date there, or none like it.

    Where the passage has no date, it may be of when the document was published. A date that may
    be worked out from others ("the following year", "at sixteen") is asked about.
    """
    source, near, published = comparison.source, comparison.days_near, comparison.published
    written = comparison.days_written
    for day in comparison.days:
        if any(day.within(other) for other in near):
            continue
        if published is not None and not near and day.within(published):
            continue
        rival = next((one for one in written if _rival(comparison, day, one)), None)
        elsewhere = any(day.within(other) for other in source.dates)
        if elsewhere and (rival is None or comparison.likeness < SURE):
            continue
        told = comparison.sentence.text[slice(*day.span)]
        if rival is None:
            by = _worked_out(comparison, day)
        else:
            by = _onward(comparison, day, rival) or _in_years(comparison, day)
        if by is not None:
            yield question(
                f"the document does not say “{told}”, but has “{by}”: is it that?", day.span
            )
        elif rival is not None:
            yield comparison.differs("GRD009", day.span, rival.span)
        else:
            yield Objection(
                code="GRD009",
                message=f"the date “{told}” is not in the document",
                claimed=day.span,
                open=not _would_be_there(comparison, day),
            )


def _rival(comparison: Comparison, day: Day, other: Day) -> bool:
    """Whether a date of the passage is of what the sentence dates, and another one."""
    if comparison.likeness < TELLS or not day.at_odds(other):
        return False
    ours = words_around(comparison.sentence, day.span)
    return bool(ours & words_around(comparison.source.page, other.span))


def _onward(comparison: Comparison, day: Day, rival: Day) -> str | None:
    """The weeks or months that the passage counts on from a rival, of which a date may be the end.

    None if it counts none, or if the dates are not months of about one year.
    """
    if day.month is None or rival.month is None:
        return None
    if day.year is not None and rival.year is not None and abs(day.year - rival.year) > 1:
        return None
    onward = steps(comparison.source, rival.end, comparison.span[1])
    return next((one.words for one in onward if one.years is None), None)


def _in_years(comparison: Comparison, day: Day) -> str | None:
    """The words of the passage by which a year follows from others: "At sixteen she entered"."""
    if day.year is None or day.month is not None:
        return None
    return _reached(comparison, day.year, comparison.span)


def _would_be_there(comparison: Comparison, day: Day) -> bool:
    """Whether the passage would have such a date: the document has some, and no "last year".

    "On Monday" is no date before the last one of the document, which was published later.
    """
    source = comparison.source
    if comparison.passage is None:
        return False
    text = source.page.text[slice(*_where(comparison, day, beside=0))]
    years = _years(source.dates)
    if counts_from_now(text) or (day.year is not None and not years):
        return False
    earlier = day.year is not None and day.year < max(years)
    return bool(source.dates) and (earlier or _NOW.search(text) is None)


def _worked_out(comparison: Comparison, day: Day) -> str | None:
    """The words from which a date may follow, by way of others of the document; None if none do."""
    source = comparison.source
    if comparison.passage is None:
        return None
    where = _where(comparison, day, beside=1)
    if day.month is not None:
        known = _years(source.dates)
        beside = day.year is None or known & {day.year - 1, day.year, day.year + 1}
        found = steps(source, *where) if beside else ()
        return next((one.words for one in found if not one.age), None)
    if day.year is None:
        return None
    if source.short and _BIRTH.search(comparison.sentence.text[: day.start][-_BESIDE:]):
        return _born(comparison, day.year)
    return _reached(comparison, day.year, where)


def _where(comparison: Comparison, day: Day, *, beside: int) -> Span:
    """The characters of a passage with so many sentences beside it; all where it is uncertain."""
    if comparison.source.short and not comparison.certain(day.start):
        return 0, len(comparison.source.page.text)
    return comparison.around(beside)


def _reached(comparison: Comparison, year: int, where: Span) -> str | None:
    """The words of the step in a stretch of the document that leads to a year.

    It leads there from a date of that stretch, or of all of a short text, or from another step.
    """
    source, told = comparison.source, [*steps(comparison.source, *where)]
    days = [one for one in source.dates if source.short or where[0] <= one.start < where[1]]
    known = _years(days)
    born = _years([one for one in days if _is_birth(comparison, one)])
    reached = {
        (begin + way * step.years, step)
        for step in told
        if step.years is not None
        for begin in (born or known if step.age else known)
        for way in ((1,) if step.age else (1, -1))
    }
    for there, step in sorted(reached, key=lambda one: (one[0], one[1].words)):
        if abs(there - year) <= (1 if step.age else 0):
            return step.words
        onward = [one for one in told if one is not step and one.years]
        if any(year - there == one.years for one in onward if step.age and not one.age):
            return step.words
    return None


def _years(days: Sequence[Day]) -> Set[int]:
    return {one.year for one in days if one.year is not None}


def _is_birth(comparison: Comparison, day: Day) -> bool:
    text = comparison.source.page.text
    return _BIRTH.search(text[max(0, day.start - 2 * _BESIDE) : day.start]) is not None


def _born(comparison: Comparison, year: int) -> str | None:
    """The age of somebody in some year of the document by which they were born in this one."""
    source = comparison.source
    known = _years(source.dates)
    ages = (one for one in steps(source, 0, len(source.page.text)) if one.age and one.years)
    return next(
        (one.words for one in ages if {year + (one.years or 0) + late for late in (0, 1)} & known),
        None,
    )

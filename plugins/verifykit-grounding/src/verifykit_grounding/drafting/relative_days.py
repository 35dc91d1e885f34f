"""Days that a text gives from the day of its publication: yesterday, on Monday, on 12 August."""

from __future__ import annotations

import re
from datetime import date, timedelta

from attrs import evolve, frozen

from verifykit_grounding.judging.dates import Day

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_PLAIN = {"yesterday": -1, "tomorrow": 1}
_MONTHS = {"last month": -1, "this month": 0, "next month": 1}
_WEEKS = {"last week": -1, "this week": 0, "next week": 1}
_YEARS = {"this year": 0, "the current year": 0, "last year": -1, "next year": 1}
RELATIVE = re.compile(
    r"(?i)\b(?:(this year|the current year|last year|next year)"
    rf"|(?:last |next |this )?(?:{'|'.join(_WEEKDAYS)})"
    r"|yesterday|today|tomorrow|(?:last|next|this) (?:week|month|weekend))\b"
)
_AHEAD = re.compile(r"(?i)\b(?:will|shall|won['’]t|to be|is due|are due|plans?|going to)\b")
_BEHIND = re.compile(
    r"(?i)\b(?:was|were|had|did|said|told|wrote|became|began|broke|came|fell|found|gave|got|grew|"
    r"held|left|lost|made|met|paid|ran|rose|saw|sent|shot|spoke|stood|struck|took|went|won|"
    r"(?<!be )(?<!is )(?<!are )(?<!been )(?<!being )\w{2,}ed)\b"
)
_WEEK = 7


@frozen
class Reading:
    """Which time words mean: a date or an interval as a case has it, or the question left open."""

    value: str | None = None
    question: str | None = None


def read_relative(words: str, sentence: str, published: str | None) -> Reading:
    """Return which time words such as "last Tuesday" mean in a sentence of a text.

    They count from the day on which the text was published. A weekday alone is the one before that
    day in a sentence about what was, the one behind it in one about what will be. "Last Tuesday"
    has a date where it is the last one and in the last week as well; otherwise, and for "today",
    which may mean nowadays, which date it is stays a question, with the dates that it may be.
    """
    today = _day(published)
    key = " ".join(words.lower().split())
    if today is None:
        return Reading(question=f"“{words}”: which date is that?")
    if key in _PLAIN:
        return Reading((today + timedelta(days=_PLAIN[key])).isoformat())
    if key in _MONTHS:
        month = today.year * 12 + today.month - 1 + _MONTHS[key]
        return Reading(f"{month // 12:04d}-{month % 12 + 1:02d}")
    if key in _WEEKS:
        monday = today + timedelta(days=_WEEK * _WEEKS[key] - today.weekday())
        return Reading(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")
    if key == "today":
        return Reading(question=f"“{words}”: {today.isoformat()}, or nowadays?")
    which, _, name = key.rpartition(" ")
    if name not in _WEEKDAYS:
        return Reading(question=f"“{words}”: which date is that?")
    return _weekday(words, which, _WEEKDAYS.index(name), sentence, today)


def _weekday(words: str, which: str, weekday: int, sentence: str, today: date) -> Reading:
    before = today - timedelta(days=(today.weekday() - weekday) % _WEEK or _WEEK)
    behind = today + timedelta(days=(weekday - today.weekday()) % _WEEK or _WEEK)
    of_week = today + timedelta(days=weekday - today.weekday())
    tense = _tense(sentence)
    if today.weekday() == weekday:
        options = [before, today, behind]
    elif which == "last":
        options = [before, of_week - timedelta(days=_WEEK)]
    elif which == "next":
        options = [behind, of_week + timedelta(days=_WEEK)]
    elif which == "this":
        options = [of_week]
    else:
        options = [before] if tense < 0 else [behind] if tense > 0 else [before, behind]
    different = sorted(set(options))
    if len(different) == 1:
        return Reading(different[0].isoformat())
    told = " or ".join(one.isoformat() for one in different)
    return Reading(question=f"“{words}”: which date is that, {told}?")


def read_yearless(day: Day, words: str, sentence: str, published: str | None) -> Reading:
    """Return which day or month a date without a year means in a sentence of a text.

    In a sentence about what was it is the last one before the text was published, in one about
    what will be the next; otherwise of which year it is stays a question.
    """
    today, tense = _day(published), _tense(sentence)
    if today is None or day.month is None or not tense:
        return Reading(question=f"“{words}”: of which year?")
    try:
        this = date(today.year, day.month, day.day or 1)
    except ValueError:  # 29 February in a year that has none
        return Reading(question=f"“{words}”: of which year?")
    if day.day is None and this.month == today.month:
        year = today.year
    elif tense < 0:
        year = today.year if this <= today else today.year - 1
    else:
        year = today.year if this >= today else today.year + 1
    return Reading(evolve(day, year=year).iso)


def year_of(words: str, published: str | None) -> int | None:
    """Return the year that "last year" and the like mean; None if that is nothing of the kind."""
    today = _day(published)
    steps = _YEARS.get(" ".join(words.lower().split()))
    return None if today is None or steps is None else today.year + steps


def _tense(sentence: str) -> int:
    """-1 for a sentence about what was, 1 about what will be, 0 if both or neither is seen."""
    ahead, behind = _AHEAD.search(sentence), _BEHIND.search(sentence)
    return (ahead is not None) - (behind is not None)


def _day(published: str | None) -> date | None:
    try:
        return None if published is None else date.fromisoformat(published)
    except ValueError:
        return None

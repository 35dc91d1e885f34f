"""The single dates of a text, before words around them are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from verifykit_chronology.language import Language
from verifykit_chronology.names import may_name_a_time
from verifykit_chronology.patterns import pattern


class Atom(NamedTuple):
    """A date as far as it is said. `kind` is the name of the pattern that found it.

    `part` is the EDTF number of a part of a year, `until` a second day or year ("3-5 May",
    "2013-17"), `steps` how many units of `unit` from the day of the statement.
    """

    kind: str = ""
    start: int = 0
    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    until: int | None = None
    weekday: int | None = None
    unit: str | None = None
    steps: int = 0
    decade: bool = False
    short: bool = False
    """Whether a range is written as a month may be, too: 2010-12."""
    swapped: bool = False
    """Whether day and month may stand for one another: 3/4/2020."""


def atoms(text: str, language: Language) -> Iterator[Atom]:
    """Yield the dates of a text in their order, none within another."""
    for match in pattern(language.code, words=may_name_a_time(text, language)).finditer(text):
        kind = match.lastgroup or ""
        atom = _READERS[kind](match, language)
        if atom is not None:
            start, end = match.span()
            yield atom._replace(kind=atom.kind or kind, start=start, end=end)


def _in_signs(match: re.Match[str], language: Language) -> Atom | None:
    """Read 2010-12-05, or the same with the signs for year, month and day."""
    letter = "i" if match.lastgroup == "iso" else "s"
    year, month, day = (_int(match[f"{letter}_{name}"]) for name in ("year", "month", "day"))
    if day is None and month is not None:
        if month > 12 or month == 0:
            return _range(year, month)
        if letter == "i" and month > (year or 0) % 100:
            both = _range(year, month)
            return both and both._replace(short=True)
    return Atom(year=year, month=month, day=day)


def _numeric(match: re.Match[str], language: Language) -> Atom:
    first, second = int(match["n_first"]), int(match["n_second"])
    swapped = language.numeric == "either" and match["n_mark"] != "."
    day, month = (second, first) if language.numeric == "mdy" else (first, second)
    if month > 12 >= day and language.numeric != "dmy":
        day, month, swapped = month, day, False
    swapped = swapped and day <= 12 and day != month
    return Atom(year=int(match["n_year"]), month=month, day=day, swapped=swapped)


def _with_month(match: re.Match[str], language: Language) -> Atom:
    letter = {"day_month": "a", "month_day": "b", "month": "c"}[match.lastgroup or ""]
    day = until = None
    if letter != "c":
        day = int(match[f"{letter}_day"])
        if (last := _int(match[f"{letter}_until"])) is not None:
            # "3 to 5 May": the day that stands beside the month is the last one.
            day, until = min(day, last), max(day, last)
    month = _which(language.months, match[f"{letter}_month"])
    return Atom(year=_int(match[f"{letter}_year"]), month=month, day=day, until=until)


def _part_of_year(match: re.Match[str], language: Language) -> Atom:
    part = next(int(key) for key, one in language.parts.items() if _full(one, match["p_part"]))
    return Atom(year=int(match["p_year"]), part=part)


def _day_name(match: re.Match[str], language: Language) -> Atom:
    steps = next(int(key) for key, one in language.days.items() if _full(one, match["day_name"]))
    return Atom(kind="day", unit="day", steps=steps)


def _ago(match: re.Match[str], language: Language) -> Atom:
    number = match["ago_number"]
    steps = int(number) if number.isdecimal() else _which(language.numbers, number)
    return Atom(unit=_unit_in(language, match["ago_unit"]), steps=-steps)


def _weekday(match: re.Match[str], language: Language) -> Atom:
    which = _which(language.weekdays, match["w_day"]) - 1
    return Atom(weekday=which, steps=_steps(match["w_way"] or match["w_after"], language))


def _unit(match: re.Match[str], language: Language) -> Atom | None:
    said, unit = match["u_way"] or match["u_after"], _unit_in(language, match["u_unit"])
    return Atom(unit=unit, steps=_steps(said, language)) if said and unit != "day" else None


def _steps(said: str | None, language: Language) -> int:
    """How many steps from now "last", "this" or "next" is."""
    ways = {"last": -1, "this": 0, "next": 1}
    return next((ways[way] for way in ways if said and _full(language.relative[way], said)), 0)


def _unit_in(language: Language, said: str) -> str:
    return next(key for key, one in language.units.items() if _full(one, said))


_READERS: Mapping[str, Callable[[re.Match[str], Language], Atom | None]] = {
    "iso": _in_signs,
    "signs": _in_signs,
    "numeric": _numeric,
    "day_month": _with_month,
    "month_day": _with_month,
    "month": _with_month,
    "part": _part_of_year,
    "range": lambda match, _: _range(int(match["r_year"]), int(match["r_until"])),
    "decade": lambda match, _: Atom(year=int(match["d_year"]), decade=True),
    "year": lambda match, _: Atom(year=int(match["y_year"])),
    "day_name": _day_name,
    "ago": _ago,
    "weekday": _weekday,
    "unit": _unit,
}
"""What is read of a match, by the name of its pattern."""


def _range(year: int | None, until: int) -> Atom | None:
    if year is None:
        return None
    last = until if until > 999 else year - year % 100 + until
    if last <= year or last - year > 200:
        return None
    return Atom(kind="range", year=year, until=last)


def _int(text: str | None) -> int | None:
    return None if text is None else int(text)


def _which(names: tuple[str, ...], said: str) -> int:
    return next(at for at, name in enumerate(names, 1) if _full(name, said))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _full(pattern: str, said: str) -> bool:
    return _compiled(f"(?:{pattern})\\.?").fullmatch(said) is not None

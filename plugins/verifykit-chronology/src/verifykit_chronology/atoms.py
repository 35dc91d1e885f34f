"""The single dates of a text, before words around them are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve, frozen

from verifykit_chronology.language import LANGUAGES, Language, load, named
from verifykit_chronology.names import may_name_a_time

_DASH = "[-–—‐‑]"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_OTHER_ERA = r"(?!\s*(?:BCE?|AH|B\.C\.|v\. ?Chr|av\. J|a\. ?C\.|eaa|eKr))"
_NOT_A_DATE = r"(?![\w%°€$£]|[.,:]\d|\s?%)"


@frozen(kw_only=True)
class Atom:
    """A date as far as it is said. `kind` is the name of the pattern that found it.

    `part` is the EDTF number of a part of a year, `until` a second day or year ("3-5 May",
    "2013-17"), `steps` how many units of `unit` from the day of the statement.
    """

    kind: str
    start: int
    end: int
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
    for match in _pattern(language.code, words=may_name_a_time(text, language)).finditer(text):
        kind = match.lastgroup or ""
        atom = _atom(kind, match, language)
        if atom is not None:
            yield atom


def _atom(kind: str, match: re.Match[str], language: Language) -> Atom | None:
    get = match.group
    start, end = match.span()
    if kind in ("iso", "signs"):
        letter = kind[0]
        year, month, day = (_int(get(f"{letter}_{name}")) for name in ("year", "month", "day"))
        if day is None and month is not None and (month > 12 or month == 0):
            return _range(start, end, year, month)
        if day is None and kind == "iso" and month is not None and month > (year or 0) % 100:
            both = _range(start, end, year, month)
            return both and evolve(both, short=True)
        return Atom(kind=kind, start=start, end=end, year=year, month=month, day=day)
    if kind == "numeric":
        first, second = int(get("n_first")), int(get("n_second"))
        swapped = language.numeric == "either" and get("n_mark") != "."
        day, month = (second, first) if language.numeric == "mdy" else (first, second)
        if month > 12 >= day and language.numeric != "dmy":
            day, month, swapped = month, day, False
        swapped = swapped and day <= 12 and day != month
        return Atom(
            kind=kind, start=start, end=end, year=int(get("n_year")), month=month, day=day,
            swapped=swapped,
        )  # fmt: skip
    if kind == "range":
        return _range(start, end, int(get("r_year")), int(get("r_until")))
    if kind == "decade":
        return Atom(kind=kind, start=start, end=end, year=int(get("d_year")), decade=True)
    if kind in ("day_month", "month_day", "month"):
        letter = {"day_month": "a", "month_day": "b", "month": "c"}[kind]
        day = None if kind == "month" else _int(get(f"{letter}_day"))
        until = None
        if kind != "month" and get(f"{letter}_until"):
            # "3 to 5 May": the day that stands beside the month is the last one.
            numbers = [int(get(f"{letter}_day")), int(get(f"{letter}_until"))]
            day, until = min(numbers), max(numbers)
        return Atom(
            kind=kind, start=start, end=end, year=_int(get(f"{letter}_year")), day=day,
            month=_which(language.months, get(f"{letter}_month")), until=until,
        )  # fmt: skip
    if kind == "part":
        name = get("p_part")
        part = next(int(key) for key, one in language.parts.items() if _full(one, name))
        return Atom(kind=kind, start=start, end=end, year=int(get("p_year")), part=part)
    if kind == "year":
        return Atom(kind=kind, start=start, end=end, year=int(get("y_year")))
    return _relative(kind, match, language)


def _relative(kind: str, match: re.Match[str], language: Language) -> Atom | None:
    get = match.group
    start, end = match.span()
    if kind == "day_name":
        steps = next(int(n) for n, one in language.days.items() if _full(one, get("day_name")))
        return Atom(kind="day", start=start, end=end, unit="day", steps=steps)
    if kind == "ago":
        unit = next(key for key, one in language.units.items() if _full(one, get("ago_unit")))
        number = get("ago_number")
        steps = int(number) if number.isdecimal() else _which(language.numbers, number)
        return Atom(kind=kind, start=start, end=end, unit=unit, steps=-steps)
    letter = {"weekday": "w", "unit": "u"}[kind]
    said = get(f"{letter}_way") or get(f"{letter}_after")
    ways = {"last": -1, "this": 0, "next": 1}
    steps = next((ways[way] for way in ways if said and _full(language.relative[way], said)), 0)
    if kind == "weekday":
        which = _which(language.weekdays, get("w_day")) - 1
        return Atom(kind=kind, start=start, end=end, weekday=which, steps=steps)
    if not said:
        return None
    unit = next(key for key, one in language.units.items() if _full(one, get("u_unit")))
    return None if unit == "day" else Atom(kind=kind, start=start, end=end, unit=unit, steps=steps)


def _range(start: int, end: int, year: int | None, until: int) -> Atom | None:
    if year is None:
        return None
    last = until if until > 999 else year - year % 100 + until
    if last <= year or last - year > 200:
        return None
    return Atom(kind="range", start=start, end=end, year=year, until=last)


def _int(text: str | None) -> int | None:
    return None if text is None else int(text)


def _which(names: tuple[str, ...], said: str) -> int:
    return next(at for at, name in enumerate(names, 1) if _full(name, said))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _full(pattern: str, said: str) -> bool:
    return _compiled(f"(?:{pattern})\\.?").fullmatch(said) is not None


@cache
def _pattern(code: str, *, words: bool) -> re.Pattern[str]:
    """The patterns of a language in one: of two that fit at a place the first one counts.

    Without `words` they are those in digits alone, which compile in a quarter of the time.
    """
    language = load(code) if code in LANGUAGES else named(code)
    every = [*_in_digits(language)]
    every += _with_months(language) if words else ()
    every += _parts(language) if words else ()
    every += _years()
    every += _said(language) if words else ()
    return re.compile("|".join(every), re.IGNORECASE)


_NEVER = "(?!)"
_GAP = r"\s{1,3}"


def _in_digits(language: Language) -> Iterator[str]:
    yield (
        r"(?P<iso>(?<![\w./-])(?P<i_year>\d{4})-(?P<i_month>\d{2})(?:-(?P<i_day>\d{2}))?"
        r"(?:T[\d:.+Z-]{2,20})?(?![\w-]))"
    )
    yield (
        r"(?P<signs>(?P<s_year>\d{4})\s?[年년]\s?(?P<s_month>\d{1,2})\s?[月월]"
        r"(?:\s?(?P<s_day>\d{1,2})\s?[日일])?)"
    )
    yield (
        r"(?P<numeric>(?<![\w./-])(?P<n_first>\d{1,2})(?P<n_mark>[./-])\s?(?P<n_second>\d{1,2})"
        rf"(?P=n_mark)\s?(?P<n_year>{_YEAR})(?![\w/-]|\.\d))"
    )


def _with_months(language: Language) -> Iterator[str]:
    month, mark = "|".join(language.months), f"(?:{language.day_mark or _NEVER})?"
    of = language.of or _NEVER
    several = rf"(?:\s?{_DASH}\s?|{_GAP}(?:{language.between.get('to', _NEVER)}){_GAP})"
    after = r"(?![\w%]|[.:,]\d)"

    def year(letter: str) -> str:
        return rf"(?:,?\s{{0,3}}(?:(?:{of}){_GAP})?(?P<{letter}_year>{_YEAR}){_NOT_A_DATE})?"

    yield (
        rf"(?P<day_month>(?<![\w.,:/-])(?P<a_day>\d{{1,2}}){mark}(?:{several}(?P<a_until>\d{{1,2}})"
        rf"{mark})?{_GAP}(?:(?:{of}){_GAP})?(?P<a_month>{month})(?!\w)\.?{year('a')})"
    )
    yield (
        rf"(?P<month_day>(?<!\w)(?P<b_month>{month})\.?{_GAP}(?P<b_day>\d{{1,2}}){mark}{after}"
        rf"(?:{several}(?P<b_until>\d{{1,2}}){mark}{after})?{year('b')})"
    )
    yield rf"(?P<month>(?<!\w)(?P<c_month>{month})(?!\w)\.?{year('c')})"


def _parts(language: Language) -> Iterator[str]:
    if language.parts:
        part = "|".join(language.parts.values())
        of = language.of or _NEVER
        yield (
            rf"(?P<part>(?<!\w)(?P<p_part>{part}){_GAP}(?:(?:{of}){_GAP})?(?P<p_year>{_YEAR})"
            rf"{_NOT_A_DATE})"
        )


def _years() -> Iterator[str]:
    yield (
        rf"(?P<range>(?<![\w.,/€$£-])(?P<r_year>{_YEAR})\s?{_DASH}\s?"
        rf"(?P<r_until>{_YEAR}|\d{{2}})(?![\w%-]|[.,]\d))"
    )
    yield r"(?P<decade>(?<![\w.,])(?P<d_year>(?:1\d|20)\d0)s(?!\w))"
    yield rf"(?P<year>(?<![\w.,/€$£-])(?P<y_year>{_YEAR}){_NOT_A_DATE}(?![/-]\d){_OTHER_ERA})"


def _said(language: Language) -> Iterator[str]:
    way = "|".join(language.relative.get(one, _NEVER) for one in ("last", "this", "next"))
    if language.days:
        yield rf"(?<!\w)(?P<day_name>{'|'.join(language.days.values())})(?!\w)"
    if language.units:
        unit, number = "|".join(language.units.values()), "|".join(language.numbers)
        ago = language.relative["ago"].replace(" ", _GAP.replace("{", "{{").replace("}", "}}"))
        n, units = rf"(?P<ago_number>\d{{1,3}}|{number})", rf"(?P<ago_unit>{unit})"
        yield rf"(?P<ago>(?<!\w){ago.format(n=n, unit=units)}(?!\w))"
        yield (
            rf"(?P<unit>(?<!\w)(?:(?P<u_way>{way}){_GAP})?(?P<u_unit>{unit})(?!\w)"
            rf"(?:{_GAP}(?P<u_after>{way})(?!\w))?)"
        )
    yield (
        rf"(?P<weekday>(?<!\w)(?:(?P<w_way>{way}){_GAP})?(?P<w_day>{'|'.join(language.weekdays)})"
        rf"(?!\w)(?:{_GAP}(?P<w_after>{way})(?!\w))?)"
    )

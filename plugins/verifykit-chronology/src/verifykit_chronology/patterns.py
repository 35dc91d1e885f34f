"""What dates look like in a language: one regular expression, with a name for each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifykit_chronology.language import LANGUAGES, Language, load, named

_DASH = "[-–—‐‑]"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_OTHER_ERA = r"(?!\s*(?:BCE?|AH|B\.C\.|v\. ?Chr|av\. J|a\. ?C\.|eaa|eKr))"
_NOT_A_DATE = r"(?![\w%°€$£]|[.,:]\d|\s?%)"
_NEVER = "(?!)"
_GAP = r"\s{1,3}"


@cache
def pattern(code: str, *, words: bool) -> re.Pattern[str]:
    """Return the patterns of a language in one: of two that fit at a place the first one counts.

    Without `words` they are those in digits alone, which compile in a quarter of the time.
    """
    language = load(code) if code in LANGUAGES else named(code)
    every = [*_in_digits(language)]
    every += _with_months(language) if words else ()
    every += _parts(language) if words else ()
    every += _years()
    every += _said(language) if words else ()
    return re.compile("|".join(every), re.IGNORECASE)


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

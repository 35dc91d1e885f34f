"""Years, months and days of a text, and whether a source has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from attrs import frozen
from verifykit_quotes import Page

from verifykit_grounding.judging.figures import is_year

_MONTHS = """
january jan januar janvier enero tammikuu tammikuuta tammikuussa
february feb februar fevrier febrero helmikuu helmikuuta helmikuussa
march mar marz mars marzo maaliskuu maaliskuuta maaliskuussa
april apr avril abril huhtikuu huhtikuuta huhtikuussa
may mai mayo toukokuu toukokuuta toukokuussa
june jun juni juin junio kesakuu kesakuuta kesakuussa
july jul juli juillet julio heinakuu heinakuuta heinakuussa
august aug aout agosto elokuu elokuuta elokuussa
september sep sept septembre septiembre syyskuu syyskuuta syyskuussa
october oct oktober octobre octubre lokakuu lokakuuta lokakuussa
november nov novembre noviembre marraskuu marraskuuta marraskuussa
december dec dezember decembre diciembre joulukuu joulukuuta joulukuussa
""".strip().splitlines()
_MONTH = {name: number for number, line in enumerate(_MONTHS, 1) for name in line.split()}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_TO = frozenset({"to", "and", "or", "until", "till"})
_DASHES = frozenset({"-", "–", "—", "/"})
_AMBIGUOUS = frozenset({"may", "march", "mars", "mai", "mar", "sep", "dec", "jan", "jun", "jul"})
"""Names of months that are words as well: they count beside a day or a year alone."""

# It begins with a digit and looks back from behind it, since a search skips to a first character.
_ISO = re.compile(r"(\d(?<!\d\d)\d{3})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_WHOLE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@frozen(order=True)
class Day:
    """A date as far as a text says it; `start` and `end` are its characters.

    `years` is how many years it may be one of, from `year` on: 10 for "the 1930s".
    """

    year: int | None
    month: int | None
    day: int | None
    start: int = 0
    end: int = 0
    years: int = 1

    @property
    def span(self) -> tuple[int, int]:
        """The characters that tell the date."""
        return self.start, self.end

    @property
    def iso(self) -> str:
        """The date in ISO 8601 as far as the text says it; its year has to be known."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join([f"{self.year:04d}", *parts])

    def within(self, other: Day) -> bool:
        """Whether another date has all that this one says."""
        if self.years > 1:
            return other.year is not None and self._meets(other)
        ours, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return other.years == 1 and all(
            a is None or a == b for a, b in zip(ours, theirs, strict=True)
        )

    def at_odds(self, other: Day) -> bool:
        """Whether another date is of another year, or says no less than this one and differs."""
        if self.year is not None and other.year is not None and not self._meets(other):
            return True
        ours, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        no_less = all(a is None or b is not None for a, b in zip(ours, theirs, strict=True))
        return no_less and not self.within(other) and not other.within(self)

    def _meets(self, other: Day) -> bool:
        """Whether the years that two dates may be of overlap."""
        if self.year is None or other.year is None:
            return False
        return self.year < other.year + other.years and other.year < self.year + self.years


def dates(page: Page, first: int = 0, last: int | None = None) -> tuple[Day, ...]:
    """Return the dates among the tokens of a page, in their order."""
    return tuple(_dates(page, first, len(page.tokens) if last is None else last))


def _dates(page: Page, first: int, last: int) -> Iterator[Day]:
    tokens = page.tokens
    taken = set()
    if first < last:
        low, high = tokens[first].start, tokens[last - 1].end
        for found in _ISO.finditer(page.text, low, high):
            year, month, day = (int(part) if part else None for part in found.groups())
            yield Day(year, month, day, found.start(), found.end())
            taken |= {
                at
                for at in range(first, last)
                if tokens[at].start >= found.start() and tokens[at].end <= found.end()
            }
    months, numbers = [], []
    for at, token in enumerate(tokens[first:last], first):
        if token.key in _MONTH:
            months.append(at)
        elif token.kind == "number":
            numbers.append(at)
    for at in months:
        if at in taken:
            continue
        month, used, year = _MONTH[tokens[at].key], [at], None
        days = [*_days_before(page, at, first, taken)]
        days = days or [*_days_behind(page, at, last, taken)]
        used += [place for place, _ in days]
        behind = max(used)
        if behind + 1 < last and tokens[behind + 1].key in _SUFFIXES:
            behind += 1
        for place in (min(used) - 1, behind + 1):
            number = first <= place < last and place not in taken
            if year is None and number and tokens[place].kind == "number" and is_year(page, place):
                year = int(page.text[tokens[place].start : tokens[place].end])
                used.append(place)
        if len(used) == 1 and (tokens[at].key in _AMBIGUOUS or not tokens[at].capital):
            continue
        taken |= set(used)
        span = tokens[min(used)].start, tokens[max(used)].end
        if not days:
            yield Day(year, month, None, *span)
        for _, day in days:
            yield Day(year, month, day, *span)
    for at in numbers:
        if at not in taken and is_year(page, at):
            span = tokens[at].start, tokens[at].end
            year = int(page.text[span[0] : span[1]])
            yield Day(year, None, None, *span, _many(page, at, year))


def _days_before(page: Page, at: int, first: int, taken: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield where the days before a month stand, and them: "20 May", "the 26th and 27th of May"."""
    tokens, place = page.tokens, at - 1
    if place < first or "," in page.text[tokens[place].end : tokens[at].start]:
        return
    if place > first and tokens[place].key == "of" and tokens[place - 1].key in _SUFFIXES:
        place -= 1
    while place >= first:
        if tokens[place].key in _SUFFIXES and place > first:
            place -= 1
        day = None if place in taken else _day(page, place)
        if day is None:
            return
        yield place, day
        place -= 1
        if place < first or page.text[tokens[place].end : tokens[place + 1].start].strip() == "":
            if place < first or tokens[place].key not in _TO:
                return
            place -= 1
        elif page.text[tokens[place].end : tokens[place + 1].start].strip() not in _DASHES:
            return


def _days_behind(page: Page, at: int, last: int, taken: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield where the days behind a month stand, and them: "May 20th", "May 3 to 4"."""
    tokens, place = page.tokens, at + 1
    while place < last:
        day = None if place in taken else _day(page, place)
        if day is None or (place > at + 1 and _counts(page, place)):
            return
        yield place, day
        place += 1
        if place < last and tokens[place].key in _SUFFIXES:
            place += 1
        if place >= last:
            return
        between = page.text[tokens[place - 1].end : tokens[place].start].strip()
        if not between and tokens[place].key in _TO:
            place += 1
        elif between not in _DASHES:
            return


def _counts(page: Page, at: int) -> bool:
    """Whether a number says how many there are of what stands behind it: "and 4 people"."""
    following = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    if following is None or page.text[page.tokens[at].end : following.start].strip():
        return False
    light = page.language.function | _SUFFIXES | _TO
    return following.kind == "word" and following.key not in light


def _many(page: Page, at: int, year: int) -> int:
    """How many years a year means: ten in "the 1930s" and "the 1930's", 100 in "the 1900s"."""
    behind = page.text[page.tokens[at].end :][:3].lower()
    if year % 10 or not re.match(r"['’]?s\b", behind):
        return 1
    return 10 if year % 100 else 100


def day_of(iso: str | None) -> Day | None:
    """Return a date in ISO 8601 as far as it goes, 2024 or 2024-05 or 2024-05-03; None of none."""
    found = _WHOLE.match(iso or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return None if year is None else Day(year, month, day)


def _day(page: Page, at: int) -> int | None:
    token = page.tokens[at]
    text = page.text[token.start : token.end]
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= 31 else None


def covered(page: Page, days: Iterable[Day]) -> frozenset[int]:
    """Return the positions of the tokens that dates are made of."""
    spans = [(day.start, day.end) for day in days]
    return frozenset(
        at
        for at, token in enumerate(page.tokens)
        if any(start <= token.start and token.end <= end for start, end in spans)
    )

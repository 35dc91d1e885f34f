"""Numbers with what they count: are they in a source, as people convert and round them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.measures import SIGNS, between, measure_of, unit_behind
from verifykit_grounding.vocabulary.listing import listed

POUND = "gbp"
CURRENCIES = frozenset(SIGNS.values())
_SCALES = {"k": 3, "m": 6, "b": 9, "t": 12}
"""Letters right behind an amount of money: "€6m"."""
_MORE = listed("""
over more least exceeding above minimum plus mehr uber mindestens mas yli enemman
""")
_LESS = listed("under fewer less most below weniger unter hochstens moins menos alle vahemman")
_ALMOST = listed("nearly almost fast knapp beinahe presque casi lahes melkein")
_ABOUT = listed("""
about around close approximately roughly some circa ca etwa rund ungefahr gut environ quelque unos
unas cerca aproximadamente noin
""")

_AND_A_HALF = ["and", "a", "half"]
_PARTS = (["half", "a"], 2), (["quarter", "of", "a"], 4), (["third", "of", "a"], 3)
"""What stands before a million that is only a part of one."""
_PARTS_OF_A_UNIT = 4
"""So many decimals are enough for seconds of an hour."""
_STOPWATCH = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])")
_RANGE = frozenset({"to", "and", "or"})
_TO = frozenset({"to", "from"})
_GOES_ON = 8

_ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_DIGITS = 4

_LONG = 100
"""A number of three digits or more is seldom the same by chance."""


@frozen
class Figure:
    """A number in a text: its readings, its unit, and whether it is said to be a limit.

    `unit` is "%", "pp" (percentage points), a currency's code, a unit of measure, or the word that
    follows; `counts` says that the word names what is counted. `limit` is "least" or "most" where
    the text says "at least" or "at most". `at` is the position of its token among the page's
    tokens.
    """

    at: int
    token: Token
    values: frozenset[Decimal]
    unit: str = ""
    measure: bool = False
    sense: str = ""
    counts: bool = False
    limit: str = ""

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the number, without its unit."""
        return self.token.start, self.token.end

    @property
    def measured(self) -> str:
        """What pint calls its unit, in whatever language that is; nothing for other units."""
        return (measure_of(self.unit) or "") if self.measure else ""

    @property
    def certain(self) -> bool:
        """Whether the unit is one, and not merely the word that follows."""
        return self.measure or self.unit in ("%", "pp") or self.unit in CURRENCIES


def telling(figure: Figure) -> bool:
    """Whether a number is seldom the same by chance: it has a unit, a fraction or three digits."""
    return figure.certain or any(
        value >= _LONG or value != value.to_integral_value() for value in figure.values
    )


def figures(page: Page, first: int = 0, last: int | None = None) -> Iterator[Figure]:
    """Yield the numbers among the tokens of a page, but for years, which are dates."""
    tokens = page.tokens
    before: Figure | None = None
    until = 0
    for at in range(first, len(tokens) if last is None else last):
        token = tokens[at]
        if token.kind != "number" or is_year(page, at) or _is_ordinal(page, at):
            continue
        if _keys(tokens, at - 3, at) == _AND_A_HALF or token.start < until:
            continue  # the last word of "two and a half million"
        watch = _STOPWATCH.match(page.text, token.start) if _is_colon(page, token) else None
        if watch is not None:
            hours, minutes, seconds = (Decimal(part) for part in watch.groups())
            value = round(hours + minutes / 60 + seconds / 3600, _PARTS_OF_A_UNIT)
            until = watch.end()
            yield Figure(at, token, frozenset({value}), "hours", measure=True)
            continue
        figure = _figure(page, at)
        goes_on = not figure.counts and not figure.certain and _goes_on(page, before, at)
        if before is not None and goes_on:
            # "Shrank from 12.4 square kilometres to 5.2".
            figure = evolve(figure, unit=before.unit, measure=before.measure)
        before = figure
        yield figure


def written(page: Page, figure: Figure) -> str:
    """Return a number with its unit as the text writes it."""
    tokens = page.tokens
    start, end = figure.token.start, figure.token.end
    before = tokens[figure.at - 1] if figure.at else None
    if before is not None and before.kind == "currency" and before.end == start:
        start = before.start
    signed = start < figure.token.start
    for part, _ in _PARTS:
        if _keys(tokens, figure.at - len(part), figure.at) == part and _multiplies(page, figure.at):
            start = tokens[figure.at - len(part)].start
    following = figure.at + 1
    halves = [one.key for one in tokens[following : following + 3]] == ["and", "a", "half"]
    following += 3 if halves else 0
    if halves:
        end = tokens[following - 1].end
    if (figure.certain or figure.counts) and not signed and following < len(tokens):
        end = tokens[following].end
        if figure.unit == "pp" and following + 1 < len(tokens):
            end = tokens[following + 1].end
        words = figure.unit.split()
        for at in range(following, min(following + 4, len(tokens))):
            if words[1:] and tokens[at].key == words[-1]:
                end = tokens[at].end
    return page.text[start:end]


def _is_colon(page: Page, token: Token) -> bool:
    return page.text[token.end : token.end + 1] == ":"


def _keys(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [one.key for one in tokens[max(0, first) : last]]


def _goes_on(page: Page, before: Figure | None, at: int) -> bool:
    """Whether a number without a unit has that of the one before it in its sentence.

    "To 5.2", and millions behind a sum of money: "7 million euros instead of 6 million".
    """
    if before is None or not before.certain:
        return False
    between = page.tokens[before.at + 1 : at]
    goes_on = before.unit in CURRENCIES and _is_of_millions(page, at)
    near = 1 < at - before.at <= _GOES_ON
    goes_on = goes_on or (near and between[-1].key in _TO)
    return goes_on and not any(one.first for one in between)


def _is_of_millions(page: Page, at: int) -> bool:
    token = page.tokens[at]
    words = page.text[token.start : token.end].lower().split()
    return len(words) > 1 and words[-1] in page.language.numbers.multipliers


def is_year(page: Page, at: int) -> bool:
    """Whether a number is a year: four digits from 1000 to 2099 without a separator or a unit."""
    token = page.tokens[at]
    if token.end - token.start != _DIGITS or not _YEAR.fullmatch(page.text, token.start, token.end):
        return False
    following = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    return not token.currency and (following is None or following.kind != "symbol")


def _is_ordinal(page: Page, at: int) -> bool:
    """Whether letters glued to a number make no unit of it: "18th", "5G", "forty-eighth"."""
    token = page.tokens[at]
    hyphen = page.text[token.end : token.end + 1] == "-"
    if hyphen and {one.key for one in page.tokens[at + 1 : at + 2]} & _ORDINALS:
        return True
    after = page.text[token.end : token.end + 3].lower()
    return after[:2] in ("st", "nd", "rd", "th") or page.text[token.end : token.end + 2] == "G "


def _figure(page: Page, at: int) -> Figure:
    tokens = page.tokens
    token = tokens[at]
    values = _readings(page, token)
    following = at + 1
    if _keys(tokens, following, following + 3) == _AND_A_HALF:
        values = frozenset(value + Decimal("0.5") for value in values)
        following += 3
        if following < len(tokens) and _multiplies(page, following):
            values = frozenset(value * min(tokens[following].values) for value in values)
            following += 1
    begins = at
    for part, divisor in _PARTS:
        if _keys(tokens, at - len(part), at) == part and _multiplies(page, at):
            values = frozenset(value / divisor for value in values)
            begins = at - len(part)
    unit, measure = unit_behind(page, following)
    if unit in _RANGE and following + 1 < len(tokens) and tokens[following + 1].kind == "number":
        # "From 7 to 5 degrees": what the second number counts, the first one counts as well.
        unit, measure = unit_behind(page, following + 2)
        values |= frozenset(value * _scale(page, following + 1) for value in values)
    if measure:
        values |= _with_rest(page, following, unit, values)
    if token.currency:
        unit, measure = SIGNS[token.currency], False
    before = _keys(tokens, begins - 3, begins)
    words = frozenset(before) | ({"about"} if begins < at else frozenset())
    senses = (("more", _MORE), ("less", _LESS), ("almost", _ALMOST), ("about", _ABOUT))
    sense = next((name for name, told in senses if words & told), "")
    counts = bool(unit) and unit not in page.language.function | page.language.hedges
    limit = before[-1] if before[-2:] in (["at", "least"], ["at", "most"]) else ""
    return Figure(at, token, values, unit, measure, sense, counts, limit)


def _readings(page: Page, token: Token) -> frozenset[Decimal]:
    """Return the values that a number may have; "23m" may be metres, "€23m" are millions."""
    letters = page.text[token.start : token.end].lstrip("0123456789.,").strip()
    if len(token.values) == 1 or not letters:
        return token.values
    if letters.lower() not in _SCALES:
        # "2.514 million" has a decimal point: nobody writes two thousand million so.
        return frozenset({min(token.values)})
    scaled = min(token.values).scaleb(_SCALES[letters.lower()])
    return frozenset({scaled}) if token.currency else token.values


def _with_rest(page: Page, at: int, unit: str, values: Iterable[Decimal]) -> frozenset[Decimal]:
    """Return values with what goes on in a smaller unit: "4 minutes and 30 seconds"."""
    tokens = page.tokens
    place = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].key == "and")
    if place >= len(tokens) or tokens[place].kind != "number" or " " in unit:
        return frozenset()
    smaller, measure = unit_behind(page, place + 1)
    factor = between(smaller, unit) if measure else None
    if factor is None or factor >= 1 or any(one != int(one) for one in values):
        return frozenset()
    rest = min(tokens[place].values)
    more = _with_rest(page, place + 1, smaller, (rest,)) | {rest}
    return frozenset(round(one + max(more) * factor, _PARTS_OF_A_UNIT) for one in values)


def _scale(page: Page, at: int) -> Decimal:
    """What a number in words is counted in: 1,000 for "three thousand", 1 for "three"."""
    token = page.tokens[at]
    words = page.text[token.start : token.end].lower().split()
    if len(words) != 2 or words[1] not in page.language.numbers.multipliers:
        return Decimal(1)
    return Decimal(page.language.numbers.multipliers[words[1]])


def _multiplies(page: Page, at: int) -> bool:
    """Whether a token is a word such as "million"."""
    token = page.tokens[at]
    return page.text[token.start : token.end].lower() in page.language.numbers.multipliers

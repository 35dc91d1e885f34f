"""Numbers with what they count: are they in a source, as people convert and round them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import evolve, frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.measures import HOURS, POWERS, between, measure_of

_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₽": "rub"}
POUND = "gbp"
CURRENCIES = frozenset(_CURRENCIES.values())
_CURRENCY_WORDS = {
    "dollar": "usd", "dollars": "usd", "usd": "usd", "euro": "eur", "euros": "eur", "eur": "eur",
    "pound": "gbp", "pounds": "gbp", "gbp": "gbp", "yen": "jpy", "jpy": "jpy", "rouble": "rub",
    "roubles": "rub", "ruble": "rub", "rubles": "rub",
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SCALES = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12, "trn": 12}
_MORE = _words("over more least exceeding above minimum plus mehr über")
_LESS = _words("under fewer less most below weniger")
_ALMOST = _words("nearly almost fast")
_ABOUT = _words("about around close approximately roughly some circa etwa rund")

_AND_A_HALF = ["and", "a", "half"]
_PARTS = (["half", "a"], 2), (["quarter", "of", "a"], 4), (["third", "of", "a"], 3)
"""What stands before a million that is only a part of one."""
_PARTS_OF_A_UNIT = 4
"""So many decimals are enough for seconds of an hour."""
_STOPWATCH = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])")
_RANGE = frozenset({"to", "and", "or"})
_TO = frozenset({"to", "from"})
_GOES_ON = 8

_ORDINALS = _words("first second third fourth fifth sixth seventh eighth ninth")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_DIGITS = 4

_NEAR = Decimal("0.05")
"""Rounding to significant digits may move a number by at most this share of it."""

_LONG = 100
"""A number of three digits or more is seldom the same by chance."""

_MANY = 100
"""Smaller numbers of different things are the same by chance."""

_LIKE = Decimal(3)
"""Bare numbers, without a word behind them, may be about one thing up to this ratio."""

_LOOSE = Decimal("0.1")
"""The same for a number that is said to be about right, as an approximate value in a case."""


_SHORT_OF = Decimal("0.1")
"""So much short of 400 a number may be that is told as "nearly 400", twice as much of three."""
_SMALL = 10

_BEYOND = Decimal("0.2")
"""So much beyond "more than 350" a number is no longer told so; with one digit, half of it."""


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


def _is_colon(page: Page, token: Token) -> bool:
    return page.text[token.end : token.end + 1] == ":"


def _keys(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [one.key for one in tokens[max(0, first) : last]]


def _goes_on(page: Page, before: Figure | None, at: int) -> bool:
    """Whether a number without a unit has that of the one before it in its sentence: "to 5.2"."""
    if before is None or not before.certain or at - before.at > _GOES_ON:
        return False
    between = page.tokens[before.at + 1 : at]
    return bool(between) and between[-1].key in _TO and not any(one.first for one in between)


def is_year(page: Page, at: int) -> bool:
    """Whether a number is a year: four digits from 1000 to 2099 without a separator or a unit."""
    token = page.tokens[at]
    if token.end - token.start != _DIGITS or not _YEAR.fullmatch(page.text, token.start, token.end):
        return False
    following = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    if following is not None and following.kind == "symbol":
        return False
    before = page.tokens[at - 1] if at else None
    return before is None or before.key not in _CURRENCIES


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
    values = token.values
    if len(values) > 1 and not page.text[token.start : token.end][-1].isdigit():
        # "2.514 million" has a decimal point: nobody writes two thousand million so.
        values = frozenset({min(values)})
    following = at + 1
    glued = following < len(tokens) and tokens[following].start == token.end
    if glued and tokens[following].key in _SCALES:
        values = frozenset(value.scaleb(_SCALES[tokens[following].key]) for value in values)
        following += 1
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
    unit, measure = _unit(page, following)
    if unit in _RANGE and following + 1 < len(tokens) and tokens[following + 1].kind == "number":
        # "From 7 to 5 degrees": what the second number counts, the first one counts as well.
        unit, measure = _unit(page, following + 2)
        values |= frozenset(value * _scale(page, following + 1) for value in values)
    if measure:
        values |= _with_rest(page, following, unit, values)
    sign = tokens[at - 1] if at else None
    if sign is not None and sign.key in _CURRENCIES:
        unit, measure = _CURRENCIES[sign.key], False
    before = _keys(tokens, begins - 3, begins)
    words = frozenset(before)
    senses = (("more", _MORE), ("less", _LESS), ("almost", _ALMOST), ("about", _ABOUT))
    sense = next((name for name, told in senses if words & told), "")
    counts = bool(unit) and unit not in page.language.function | page.language.hedges
    limit = before[-1] if before[-2:] in (["at", "least"], ["at", "most"]) else ""
    return Figure(at, token, values, unit, measure, sense, counts, limit)


def _with_rest(page: Page, at: int, unit: str, values: Iterable[Decimal]) -> frozenset[Decimal]:
    """Return values with what goes on in a smaller unit: "4 minutes and 30 seconds"."""
    tokens = page.tokens
    place = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].key == "and")
    if place >= len(tokens) or tokens[place].kind != "number" or " " in unit:
        return frozenset()
    smaller, measure = _unit(page, place + 1)
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


def _unit(page: Page, at: int) -> tuple[str, bool]:
    tokens = page.tokens
    if at >= len(tokens) or page.text[tokens[at - 1].end : tokens[at].start].strip("-\u00a0 "):
        return "", False
    key = tokens[at].key
    if key == "%":
        point = at + 1 < len(tokens) and tokens[at + 1].key.startswith("point")
        return ("pp" if point else "%"), False
    if key == "percentage" and at + 1 < len(tokens) and tokens[at + 1].key.startswith("point"):
        return "pp", False
    if key in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[key], False
    if tokens[at].kind == "word" and measure_of(key) is not None:
        behind = [one.key for one in tokens[at + 1 : at + 3]]
        speed = len(behind) == 2 and behind[0] in ("a", "an", "per") and behind[1] in HOURS
        return (f"{key} {behind[1]}" if speed and measure_of(f"{key} {behind[1]}") else key), True
    if key in POWERS and at + 1 < len(tokens) and measure_of(f"{key} {tokens[at + 1].key}"):
        return f"{key} {tokens[at + 1].key}", True
    described = _described_measure(page, at)
    return (described, True) if described else (key if tokens[at].kind == "word" else "", False)


def _described_measure(page: Page, at: int) -> str:
    """Return the measure that a word or two describe: "hours" of "total flight hours"."""
    light = page.language.function | page.language.hedges
    for before, token in zip(page.tokens[at:], page.tokens[at + 1 : at + 3], strict=False):
        apart = page.text[before.end : token.start].strip("-\u00a0 ")
        if apart or {before.kind, token.kind} != {"word"} or {before.key, token.key} & light:
            return ""
        if measure_of(token.key) is not None:
            return token.key
    return ""


def same(claimed: Figure, found: Figure) -> bool:
    """Whether a source's number bears out a claimed one, converted and rounded as people do."""
    factor = conversion(found, claimed)
    if factor is None:
        return False
    return any(
        _agrees(ours, theirs * factor, claimed.sense, converted=factor != 1)
        for ours in claimed.values
        for theirs in found.values
    )


def _agrees(ours: Decimal, theirs: Decimal, sense: str, *, converted: bool) -> bool:
    if ours == theirs:
        return True
    loose = Decimal("0.5") if len(ours.normalize().as_tuple().digits) == 1 else _BEYOND
    if sense == "more" and ours <= theirs <= ours * (1 + loose):
        return True
    if sense == "less" and ours / (1 + loose) <= theirs <= ours:
        return True
    size = max(abs(ours), abs(theirs))
    apart = abs(ours - theirs)
    if sense == "about" and apart <= _LOOSE * size:
        return True
    short = 2 * _SHORT_OF if loose > _BEYOND and ours < _SMALL else _SHORT_OF
    if sense == "almost" and ours * (1 - short) <= theirs <= ours * (1 + _NEAR):
        return True
    near = apart <= _NEAR * size
    return near and ((converted and apart <= size / 50) or apart <= _half_of_last_digit(ours))


def _half_of_last_digit(value: Decimal) -> Decimal:
    """Half of what the last significant digit counts: zeros at the end may be rounding."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a number of a text is finite"
    return Decimal(1).scaleb(exponent) / 2


def comparable(claimed: Figure, found: Figure) -> bool:
    """Whether two numbers count the same kind of thing, so that one may be wrong for the other."""
    if claimed.certain or found.certain:
        return claimed.certain and found.certain and conversion(found, claimed) is not None
    if claimed.counts or found.counts:
        return claimed.unit[:5] == found.unit[:5]
    return alike(claimed, found)


def alike(claimed: Figure, found: Figure) -> bool:
    """Whether two numbers may be of one thing: of one unit, or without any and not far apart."""
    if claimed.certain or found.certain:
        return comparable(claimed, found)
    if claimed.counts and found.counts:
        return claimed.unit[:5] == found.unit[:5]
    return any(
        ours and max(ours / theirs, theirs / ours) < _LIKE
        for ours in claimed.values
        for theirs in found.values
        if theirs
    )


def slip(claimed: Figure, found: Figure) -> str | None:
    """Return the name of a well-known slip that makes one number of the other; None if it is none.

    `factor` is 1,000 (or a million) too much or too little, `points` percent for percentage
    points or the other way round.
    """
    if {claimed.unit, found.unit} == {"%", "pp"} and claimed.values & found.values:
        return "points"
    if claimed.certain != found.certain or (claimed.certain and claimed.unit != found.unit):
        return None
    if claimed.unit[:5] != found.unit[:5] and "" not in (claimed.unit, found.unit):
        return None
    alike = bool(claimed.unit) and claimed.unit[:5] == found.unit[:5]
    for ours in claimed.values:
        if not alike and len(ours.normalize().as_tuple().digits) == 1:
            continue  # three thousand people are no slip for a three of something else
        for theirs in found.values:
            if ours and theirs and max(ours / theirs, theirs / ours) in (1000, 1_000_000):
                return "factor"
    return None


def conversion(found: Figure, claimed: Figure) -> Decimal | None:
    """Return what makes the found unit the claimed one; None if nothing does."""
    if found.unit == claimed.unit:
        return Decimal(1)
    if not (found.certain and claimed.certain):
        shares = {one.unit in ("%", "pp") for one in (claimed, found)}
        counted = claimed.counts if found.certain else found.counts
        points = any(one.unit.startswith("point") for one in (claimed, found))
        if claimed.measure and found.counts and max(claimed.values) < _MANY:
            return None  # two weeks are not two employees
        # Seven percent are not seven cents; "7" in a table of percentages may be one.
        return None if shares == {True, False} and counted and not points else Decimal(1)
    if POUND in (found.unit, claimed.unit) and found.measure != claimed.measure:
        # Pounds may be money or a weight; beside kilograms they are one.
        units = ("lb" if one.unit == POUND else one.unit for one in (found, claimed))
        return between(*units)
    if not (found.measure and claimed.measure):
        return None
    return between(found.unit, claimed.unit)

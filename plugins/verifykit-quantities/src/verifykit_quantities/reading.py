"""The figures of a text: numbers as `verifykit_quotes` reads them, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from verifykit_quotes import Page

from verifykit_quantities import words
from verifykit_quantities.quantity import Kind, Quantity, Sense

LONGEST = 20_000
"""Characters of a text that are read; what follows is passed over."""

_SPACE = re.compile(r"[ \u00a0\u2009\u202f-]{0,2}")
_DASH = re.compile(r"\s?[-–—‐‑]\s?")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_VERSION = re.compile(r"\d+(?:\.\d{1,2}){2,}")
_THOUSANDS = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
_NO_MONTHS = frozenset((
    "mayor", "mayors", "marines", "marine", "marks", "mark", "market", "markets", "decade",
    "decades", "married", "junior",
))  # fmt: skip
"""Words that begin as the name of a month does."""
_STEM = 5
_AROUND = words.ABOUT | words.MORE_THAN | words.AT_LEAST | words.LESS_THAN
_FEW = 3
"""So many digits has a number that tells things apart."""
_COUNTED = 3
"""So many words after a number say what it counts."""


# What proposes and what checks read the same texts, one after the other: a cache that does not
# hold all of a case would hold none when they are read again.
@lru_cache(maxsize=16_384)
def quantities(text: str, language: str | None = None) -> tuple[Quantity, ...]:
    """Return the figures of a text, in their order; dates, times and numbers of things are none.

    `language` is ISO 639-1; number words are known in English, German, French, Spanish and Finnish.
    Of a text no more than 20,000 characters are read.
    """
    page = Page.of(text[:LONGEST], default=language or "en")
    found = [one for at in range(len(page.tokens)) for one in _quantity(page, at)]
    return tuple(_with_ranges(page, found))


def _quantity(page: Page, at: int) -> Iterator[Quantity]:
    token = page.tokens[at]
    if token.kind != "number" or not token.values or _is_a_name(page, at) or _is_a_date(page, at):
        return
    values = token.values
    kind, unit, last = _unit(page, at)
    written = page.text[token.start : token.end]
    if kind == "measure" and unit == "meter" and page.tokens[last].end == token.end:
        values = frozenset({min(values)})
    if token.currency and len(values) > 1 and written[-1:].isalpha():
        # "14.5m" is ambiguous for a length and not for money.
        values = frozenset({max(values)})
    if written[:1].isalpha() and (max(values) <= 1 or _is_part(page, at)):
        return
    start = token.start
    if token.currency and at and page.tokens[at - 1].kind == "currency":
        start = page.tokens[at - 1].start
    if (
        page.text[start - 1 : start] in ("-", "−")
        and page.text[start - 2 : start - 1].strip() == ""
    ):
        values, start = frozenset(-value for value in values), start - 1
    end = max(token.end, page.tokens[last].end)
    yield Quantity(
        start=start,
        end=end,
        text=page.text[start:end],
        values=values,
        kind=kind,
        unit=unit,
        counted=tuple(_counted(page, at)) if kind == "count" else (),
        sense=_sense(page, at),
        begins_change=_key(page, at - 1 - (start < token.start)) in words.FROM,
    )


def _is_part(page: Page, at: int) -> bool:
    """Whether a number word is part of what is no whole number: "half a million"."""
    return bool({_key(page, at - 1), _key(page, at - 2)} & words.FRACTIONS)


def _key(page: Page, at: int) -> str:
    return page.tokens[at].key if 0 <= at < len(page.tokens) else ""


def _unit(page: Page, at: int) -> tuple[Kind, str, int]:
    """The kind and name of the unit of a number, and the position of its last token."""
    tokens = page.tokens
    token = tokens[at]
    if token.currency:
        behind = at + 1 < len(tokens) and tokens[at + 1].kind == "currency"
        return "currency", words.CURRENCIES.get(token.currency, token.currency), at + behind
    following = at + 1
    if following < len(tokens) and _joined(page, at, following):
        key = tokens[following].key
        last = _end_of_points(page, following)
        if last is not None:
            return "points", "percentage points", last
        if key == "%":
            return "percent", "percent", following
        if key in words.OTHER_CURRENCIES:
            return "currency", words.OTHER_CURRENCIES[key], following
        measure = _measure(page, at)
        if measure is not None:
            return "measure", *measure
    return "count", "", at


def _end_of_points(page: Page, following: int) -> int | None:
    """The last token of "percentage points" and its like, of which `following` is the first."""
    key = page.tokens[following].key
    after = _key(page, following + 1) if _joined(page, following, following + 1) else ""
    if key in ("percentage", "%"):
        return following + 1 if after in words.POINTS else None
    if key in ("punto", "puntos"):
        return following if after in words.OF_PERCENTAGE else None
    if key in ("point", "points", "punkt", "punkte", "punkten"):
        told = after in ("de", "of") and _key(page, following + 2) in words.OF_PERCENTAGE
        return following + 2 if told else None
    return following if key in words.POINTS else None


def _measure(page: Page, at: int) -> tuple[str, int] | None:
    """The unit of measure behind a number, to its power, and the position of its last token."""
    tokens, following = page.tokens, at + 1
    token, key = tokens[at], tokens[following].key
    after = _key(page, following + 1) if _joined(page, following, following + 1) else ""
    power = 2 if key in words.SQUARE else 3 if key in words.CUBIC else 1
    name = words.MEASURES.get(after if power > 1 else key if len(key) < 3 else key.rstrip("23"))
    glued = tokens[following].start == token.end
    if name is None or (key in ("m", "g") and (len(token.values) > 1 or (glued and key == "g"))):
        return None
    last = following + (power > 1)
    rest = page.text[tokens[last].end : tokens[last].end + 10]
    if key[-1:] in ("2", "3") and power == 1:
        power = int(key[-1])
    elif after in words.SQUARE and power == 1 and key != after:
        power, last = 2, following + 1
    if re.match(r"\s?(?:/|per |an hour|pro )", rest):
        return None
    return name if power == 1 else f"{name}**{power}", last


def _joined(page: Page, at: int, following: int) -> bool:
    """Whether nothing but a space or a hyphen stands between two tokens."""
    tokens = page.tokens
    if following >= len(tokens):
        return False
    return _SPACE.fullmatch(page.text, tokens[at].end, tokens[following].start) is not None


def _is_a_name(page: Page, at: int) -> bool:
    """Whether a number is part of a name, or of something else than an amount: G7, Article 5."""
    token, text = page.tokens[at], page.text
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    if text[token.start : token.end][:1].isalpha():
        return _key(page, at + 1) in words.TIMES
    if _VERSION.fullmatch(text, token.start, token.end):
        return True
    if before[-1:].isalpha() or before[-1:] in ("#", "/", ":", "_", ".", "@"):
        return True
    if len(before) == 2 and before[1] in "-–" and before[0].isalpha():
        return True
    if after[:1] in (":", "/", "_", "@") and after[1:].isalnum():
        return True
    if after[:1].isalpha() and not (at + 1 < len(page.tokens) and _unit(page, at)[2] > at):
        return True
    if after[:1] == "." and after[1:].isdigit():
        return True
    if not (at and _joined(page, at - 1, at)):
        return False
    return _key(page, at - 1) in words.NUMBERED or _tells_apart(page, at)


def _tells_apart(page: Page, at: int) -> bool:
    """Whether a small number tells things of one kind apart, as in "Person 3 was 20 years old"."""
    token, following = page.tokens[at], _key(page, at + 1)
    small = page.text[token.start : token.end].isdigit() and token.end - token.start <= _FEW
    before = page.tokens[at - 1]
    names = page.is_name(before) and before.key not in page.language.hedges | _AROUND
    verb = following in page.language.function and _joined(page, at, at + 1)
    return small and names and verb


def _is_a_date(page: Page, at: int) -> bool:
    token = page.tokens[at]
    text = page.text[token.start : token.end]
    following = _key(page, at + 1) if _joined(page, at, at + 1) else ""
    if following in words.TIMES:
        return True
    if not token.currency and _YEAR.fullmatch(text) and following != "%":
        return following not in words.MEASURES
    beside = {following, _key(page, at - 1)}
    if _key(page, at - 1) in ("of", "de", "the"):
        beside.add(_key(page, at - 2))
    small = text.isdigit() and len(text) <= 2
    return small and any(_is_month(key) for key in beside)


def _is_month(key: str) -> bool:
    return len(key) <= 14 and any(
        key == name or (key.startswith(name) and key not in _NO_MONTHS) for name in words.MONTHS
    )


def _counted(page: Page, at: int) -> Iterator[str]:
    """Yield the beginnings of the words behind a number, up to the next mark."""
    tokens = page.tokens
    for following in range(at + 1, min(len(tokens), at + 1 + _COUNTED)):
        if not _joined(page, following - 1, following) or tokens[following].kind != "word":
            return
        if tokens[following].key in page.language.function:
            return
        yield tokens[following].key[:_STEM]


def _sense(page: Page, at: int) -> Sense:
    keys = [_key(page, place) for place in range(max(0, at - 3), at)]
    keys = [key for key in keys if key]
    if words.ABOUT & set(keys):
        return "about"
    two = keys[-2:]
    if two and two[-1] in ("than", "als", "que", "de", "kuin", "at", "au", "al", "a", "an"):
        two = keys[-3:]
    if words.AT_LEAST & set(keys[-1:]) or words.MORE_THAN & set(two):
        return "more"
    return "less" if words.LESS_THAN & set(two) else ""


def _with_ranges(page: Page, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures, with "10 to 15 percent" as one and "from 10 to 15 percent" as two."""
    at = 0
    while at < len(found):
        one, other = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if other is None or not _are_ends(page, one, other):
            yield one
            continue
        one = one._replace(values=one.values | _multiplied(one, other))
        if one.begins_change:
            if one.kind == "count":
                one = one._replace(kind=other.kind, unit=other.unit, counted=other.counted)
            yield one
            continue
        yield other._replace(
            start=one.start, text=page.text[one.start : other.end], values=one.values,
            to=other.values, sense=one.sense,
        )  # fmt: skip
        at += 1


def _multiplied(one: Quantity, other: Quantity) -> frozenset[Decimal]:
    """What the first of two numbers may be, too, where the second is "3.3 million"."""
    written = re.match(r"[$€£¥₽\s]*(\d+)(?:[.,](\d{1,2}))?(?!\d|[.,]\d)\s?[^\W\d_]", other.text)
    if written is None:
        return frozenset()
    plain = Decimal(f"{written[1]}.{written[2] or 0}")
    times = {value / plain for value in other.values if plain} & _THOUSANDS
    return frozenset(value * each for value in one.values for each in times)


def _are_ends(page: Page, one: Quantity, other: Quantity) -> bool:
    if one.kind not in (other.kind, "count") or max(one.values) >= max(other.values):
        return False
    if one.counted and one.counted != other.counted:
        return False
    gap = page.text[one.end : other.start].strip("$€£")
    word = gap.strip().casefold()
    if _DASH.fullmatch(gap):
        return True
    before = page.text[max(0, one.start - 10) : one.start].casefold().split()
    between = bool(before) and before[-1] in words.BETWEEN
    return word in (words.AND if between else words.TO)

"""Parts and multiples: a number that is half, a quarter, twice or so many percent of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, product

from attrs import evolve
from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import alike, comparable, conversion, same
from verifykit_grounding.judging.figures import Figure, is_year
from verifykit_grounding.judging.source import Stretch

_EVERY = frozenset({"every", "each"})
_OF = frozenset({"in", "of", "out"})
_AHEAD = 4


def is_share(page: Page, figure: Figure) -> bool:
    """Whether a number is half of a share: seven in ten, four of the seven, one for every two."""
    tokens = page.tokens
    if figure.at and tokens[figure.at - 1].key in _EVERY:
        return True
    return _second_part(page, figure.at) is not None or part_of(page, figure) is not None


def part_of(page: Page, figure: Figure) -> int | None:
    """Return where the number is that a number is the whole of: "two" for "two of the 19"."""
    before = range(max(0, figure.at - _AHEAD), figure.at)
    return next((at for at in before if _second_part(page, at) == figure.at), None)


_SPANS = frozenset({"year", "ten_years", "century"})
"""How long ago it was, who writes counts from the day of writing."""


def is_rough(figure: Figure) -> bool:
    """Return whether a number is one as people work them out: "nearly 13 percent", "five times"."""
    if figure.unit == "times" or is_part(figure.unit):
        return True
    if figure.unit == "%":
        return bool(figure.sense) and all(one == int(one) for one in figure.values)
    if figure.measured not in _SPANS:
        return False
    return bool(figure.sense) or figure.measured != "year" or min(figure.values) % 10 == 0


def _second_part(page: Page, at: int) -> int | None:
    """Where the number is that the one at a position is a share of, "ten" in "seven in ten"."""
    tokens = page.tokens
    if tokens[at].kind != "number" or at + 1 >= len(tokens) or is_year(page, at):
        return None
    if tokens[at + 1].key not in _OF or tokens[at + 1].first:
        return None
    for place in range(at + 2, min(at + 1 + _AHEAD, len(tokens))):
        if tokens[place].kind == "number":
            return None if is_year(page, place) else place
        if tokens[place].key not in page.language.function:
            return None
    return None


_IN_OTHER_LANGUAGES = {
    "hälfte": 2, "drittel": 3, "viertel": 4, "moitié": 2, "tiers": 3, "mitad": 2, "tercio": 3,
    "tercios": 3, "puolet": 2, "kolmannes": 3, "neljännes": 4,
}  # fmt: skip
_PARTS = _IN_OTHER_LANGUAGES | {
    "half": 2, "halves": 2, "halved": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    "fourth": 4, "fifth": 5, "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_TIMES = {
    "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "each": 2, "pair": 2, "pairs": 2,
    "triple": 3, "tripled": 3, "threefold": 3, "thrice": 3, "quadrupled": 4, "tenfold": 10,
    "dozen": 12,
}  # fmt: skip
_BEHIND_A_PART = """
of more fewer less lower higher larger smaller as than from to in since by again and during over
within after before on the its that so what did was were had is are
"""
_ALONE = "|".join(
    word for word in _PARTS if word.endswith(("s", "half", "halved")) or word in _IN_OTHER_LANGUAGES
)
_OR_A_PLACE = "|".join(word for word in _PARTS if not word.endswith("s"))
_A_PART = re.compile(
    rf"\b(?:({_ALONE})|(?:an?|one|other)[ -]({_OR_A_PLACE})"
    rf"(?=[^\w\s-]|$|[ -](?:{'|'.join(_BEHIND_A_PART.split())})\b))"
)
"""A part, and not a place in an order: "the third highest", "a third term"."""
_FACTOR = re.compile(r"(?i)\b(?:factor of|times)\b")
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_LOOSE = Decimal("0.02")
"""What is worked out is rounded freely, by so much of it; not to a number with a fraction."""


def is_part(word: str) -> bool:
    """Whether a word is a part of something: a third, two quarters."""
    return word in _PARTS


def part_or_multiple(
    figure: Figure, near: Sequence[Stretch], page: Page, *, in_words: bool = False
) -> str | None:
    """Return how a number is a part or a multiple of one of a document; None if it is none.

    The sentence with the other number has to tell of a part or a multiple: "half", "twice", or a
    number of percent (not if `in_words`). A number of percent may be "a quarter", or one number
    as a share of another.
    """
    if figure.unit in ("%", "pp"):
        for stretch in near:
            for factor, word in _factors(stretch):
                if _close(figure, _percent(figure, factor)):
                    return f"“{word}”"
        return next(_ratios(figure, near, page), None)
    for stretch in near:
        factors = list(_in_words(stretch) if in_words else _factors(stretch))
        for one in stretch.numbers:
            apart = figure.certain and one.certain and not comparable(figure, one)
            if apart or one.unit in ("%", "pp"):
                continue
            for factor, word in factors:
                scaled = frozenset(value * factor for value in one.values)
                if _close(figure, evolve(one, values=scaled)):
                    return f"{page.text[slice(*one.span)]} and “{word}”"
    return None


def _factors(stretch: Stretch) -> Iterator[tuple[Decimal, str]]:
    """Yield what a sentence tells to divide or to multiply by, with its word."""
    yield from _in_words(stretch)
    yield from _in_numbers(stretch)


def _in_words(stretch: Stretch) -> Iterator[tuple[Decimal, str]]:
    text = stretch.text.lower()
    for found in _A_PART.finditer(text):
        word = found[1] or found[2]
        part = Decimal(1) / _PARTS[word]
        # "A third fewer than before": it was half as many again.
        yield from ((each, word) for each in (part, 1 - part, 1 / (1 - part), 1 / part))
    for word in dict.fromkeys(re.findall(r"[a-z]+", text)):
        if word in _TIMES:
            yield from ((each, word) for each in (Decimal(_TIMES[word]), 1 / Decimal(_TIMES[word])))


def _in_numbers(stretch: Stretch) -> Iterator[tuple[Decimal, str]]:
    multiplied = _FACTOR.search(stretch.text)
    for one in stretch.numbers:
        for value in one.values:
            if one.unit == "%" and 0 < value < _HUNDRED:
                share = value / _HUNDRED
                yield from ((each, f"{value} percent") for each in (share, 1 - share, 1 + share))
                yield from ((1 / each, f"{value} percent") for each in (1 - share, 1 + share))
            elif multiplied and 1 < value < _HUNDRED:
                yield value, f"{multiplied[0]} {value}"


def _ratios(figure: Figure, near: Sequence[Stretch], page: Page) -> Iterator[str]:
    """Yield the pairs of numbers of one sentence of which one is so many percent of the other."""
    for stretch in near:
        for one, other in permutations(stretch.numbers, 2):
            share = _second_part(page, one.at) == other.at
            if not share and not alike(one, other):
                continue
            for ours, theirs in product(one.values, other.values):
                shares = (ours / theirs, abs(ours - theirs) / theirs) if theirs else ()
                if any(_close(figure, _percent(figure, value)) for value in shares):
                    yield f"{page.text[slice(*one.span)]} of {page.text[slice(*other.span)]}"


def _percent(figure: Figure, share: Decimal) -> Figure:
    return evolve(figure, values=frozenset({share * _HUNDRED}), sense="")


def _close(figure: Figure, result: Figure) -> bool:
    """Whether a number is what was worked out, rounded as people do with that."""
    factor = conversion(result, figure)
    if factor is None:
        return False
    return same(figure, result) or any(
        value and abs(ours - value * factor) <= max(_loose(ours) * value * factor, _rounding(ours))
        for ours in figure.values
        for value in result.values
    )


def _loose(value: Decimal) -> Decimal:
    return _LOOSE if value == value.to_integral_value() else Decimal(0)


def _rounding(value: Decimal) -> Decimal:
    """How far a number may be rounded: one with a single digit, from ten on, by half of that."""
    digits, exponent = value.normalize().as_tuple()[1:]
    if len(digits) > 1 or value < _TEN or not isinstance(exponent, int):
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2

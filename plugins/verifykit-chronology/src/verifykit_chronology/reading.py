"""What the expressions of time in a text may mean, by the words around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from verifykit import Span
from verifykit_chronology.atoms import Atom, atoms
from verifykit_chronology.expression import During, Edge, Expression
from verifykit_chronology.language import Language, language_of
from verifykit_chronology.leading import said_before
from verifykit_chronology.meaning import exists, relative_readings, whole_readings

LONGEST = 20_000
"""Characters of a text that are read; what follows is passed over."""

_NAMED = 6
"""Short forms of weekdays are words as well (sun, sat, wed), and count beside a date alone."""

_DASHES = "-–—‐‑"
_EDGES: Mapping[Edge, str] = {
    "after": "later",
    "before": "earlier",
    "until": "until",
    "since": "since",
}
"""What a date is where one of the words of a kind stands before it."""


# What proposes and what checks read the same texts, one after the other: a cache that does not
# hold all of a case would hold none when they are read again.
@lru_cache(maxsize=16_384)
def expressions(
    text: str, language: str | None = None, said: Span | None = None
) -> tuple[Expression, ...]:
    """Return the expressions of time in a text, in their order.

    `language` is ISO 639-1, English if it is left out; a text that is clearly in another known
    language is read in that one. `said` is when the text was written or spoken: only then do
    "yesterday" or "in May" have readings. Of a text no more than 20,000 characters are read.
    """
    plain = _with_plain_digits(text[:LONGEST])
    found = tuple(_expressions(plain, language_of(plain, language), said))
    if plain is text:
        return found
    return tuple(one._replace(text=text[one.start : one.end]) for one in found)


def _with_plain_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9, each in its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _expressions(text: str, words: Language, said: Span | None) -> Iterator[Expression]:
    found = [atom for atom in atoms(text, words) if _meant(atom, text, words)]
    at = 0
    while at < len(found):
        atom, following = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        if following is not None and _is_weekday_of(atom, following, text):
            both = following._replace(start=atom.start, weekday=atom.weekday)
            yield _expression(both, text, words, said)
            at += 1
        elif following is not None and _are_ends(atom, following, text, words):
            yield _interval(atom, following, text, words, said)
            at += 1
        elif atom.kind != "weekday" or atom.end - atom.start >= _NAMED or words.code != "en":
            yield _expression(atom, text, words, said)


def _expression(atom: Atom, text: str, words: Language, said: Span | None) -> Expression:
    before = said_before(text, atom.start, words)
    absolute = atom.year is not None
    readings = whole_readings(atom) if absolute else relative_readings(atom, said)
    edge, hedged = _edge(before), "about" in before
    return Expression(
        start=atom.start,
        end=atom.end,
        text=text[atom.start : atom.end],
        readings=tuple(_widened(one, edge, hedged=hedged) for one in readings),
        absolute=absolute,
        edge=edge,
        during=_during(before),
        hedged=hedged,
        weekday=atom.weekday if absolute else None,
        impossible=absolute and not exists(atom),
        introduced=_introduced(text[atom.start : atom.end], before, words),
    )


def _interval(first: Atom, last: Atom, text: str, words: Language, said: Span | None) -> Expression:
    """The time from one date to another; what the first one leaves out is as in the second."""
    before = said_before(text, first.start, words)
    if first.year is None and last.year is not None and first.month is not None:
        later = (first.month, first.day or 0) > (last.month or 12, last.day or 31)
        first = first._replace(year=last.year - later)
    absolute = first.year is not None and last.year is not None
    readings: tuple[str, ...] = ()
    impossible = absolute and not (exists(first) and exists(last))
    if absolute and not impossible:
        heads, tails = whole_readings(first), whole_readings(last)
        if len(heads) == len(tails) == 1 and "/" not in heads[0] + tails[0] and heads < tails:
            readings = (f"{heads[0]}/{tails[0]}",)
    return Expression(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        readings=readings,
        absolute=absolute,
        during=_during(before),
        hedged="about" in before,
        impossible=impossible,
        introduced=True,
    )


def _meant(atom: Atom, text: str, words: Language) -> bool:
    """Whether a bare year or month is one, by the word before it: "in 2019", "in May"."""
    if atom.kind not in ("month", "year"):
        return True
    before = said_before(text, atom.start, words)
    if atom.kind == "month":
        capital = text[atom.start].isupper() or words.code not in ("en", "de")
        return atom.year is not None or (capital and "month" in before)
    if "named_year" in before:
        return True
    if text[: atom.start].rstrip()[-1:] in _DASHES:
        return False
    return "year" in before and _ends_there(text[atom.end : atom.end + 40], words)


def _ends_there(after: str, words: Language) -> bool:
    """Whether what follows a year is not what it counts, as in "in 2000 homes"."""
    word = re.match(r"\s+([^\W\d_]+)", after)
    if word is None or word[1].casefold() in words.function:
        return True
    return word[1][0].isupper() != words.nouns_capital and word[1] != word[1].upper()


def _is_weekday_of(atom: Atom, following: Atom, text: str) -> bool:
    if atom.kind != "weekday" or following.day is None or following.until is not None:
        return False
    gap = text[atom.end : following.start]
    return re.fullmatch(r"\.?,?\s{1,3}(?:(?:the|den|der|dem|le|el)\s{1,3})?", gap, re.I) is not None


def _are_ends(first: Atom, last: Atom, text: str, words: Language) -> bool:
    kinds = {"iso", "numeric", "day_month", "month_day", "month", "year", "signs"}
    if first.kind not in kinds or last.kind not in kinds or first.until or last.until:
        return False
    gap = text[first.end : last.start]
    if re.fullmatch(rf"\s?[{_DASHES}]\s?", gap):
        return True
    to = words.between.get("to")
    between = to is not None and re.fullmatch(rf"\s{{1,3}}(?:{to})(?:\s+the)?\s{{1,3}}", gap, re.I)
    return bool(between) and "range" in said_before(text, first.start, words)


def _introduced(said: str, before: frozenset[str], words: Language) -> bool:
    if words.inside and re.match(rf"(?:{words.inside})(?!\w)", said, re.IGNORECASE):
        return True
    return "at" in before


def _edge(before: frozenset[str]) -> Edge:
    for edge, kind in _EDGES.items():
        if kind in before:
            return edge
    return ""


def _during(before: frozenset[str]) -> During | None:
    if "most" in before:
        return "most"
    return "all" if "all" in before else None


def _widened(reading: str, edge: Edge, *, hedged: bool) -> str:
    """Return a reading with what the words before it add.

    About a date is also the one next to it; before and after a date take the date in.
    """
    if "/" in reading:
        return reading
    reading += "~" if hedged else ""
    if not edge:
        return reading
    return f"{reading}/.." if edge in ("since", "after") else f"../{reading}"

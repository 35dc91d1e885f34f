"""Puts a mistake into a sentence: another number, date or name, or a "not".

It is the same each time, and knows nothing of the document. A name or number that a sentence
retells freely is changed like any other, so that not every change can be seen in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = ("Corwin Haldeby", "Tessaly Brook", "Ostrander", "Quillon Marsh")
_NUMERALS = "two three four five six seven eight nine ten eleven twelve"
_WORDS = _NUMERALS.split()
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w]|[.,]\d)")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b(?![\w,]| (?:people|children|metres))")
_CALENDAR = "January February March April May June July August September October November December"
_MONTHS = _CALENDAR.split()
_NAME = re.compile(r"(?<![.!?]\s)(?<=\s)[A-Z][a-z]{3,}(?:\s[A-Z][a-z]{2,})*")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|could)\b(?! (?:not|no|never)\b)")


def injected(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the kind of a mistake and a sentence with it, at most one of each kind."""
    for kind, change in (
        ("number", _number),
        ("date", _date),
        ("name", _name),
        ("negation", _negation),
    ):
        changed = change(sentence)
        if changed is not None:
            yield kind, changed


def _number(sentence: str) -> str | None:
    years = {found.start() for found in _YEAR.finditer(sentence)}
    for found in _NUMBER.finditer(sentence):
        if found.start() in years or re.match(r" [A-Z]", sentence[found.end() :]):
            continue
        value = float(found[0].replace(",", ""))
        other = value * 1.4 if "." in found[0] else value + max(1, round(value * 0.4))
        digits = len(found[0].partition(".")[2])
        return _with(sentence, found, f"{other:,.{digits}f}")
    for found in re.finditer(r"\b[A-Za-z]+\b", sentence):
        if found[0].lower() in _WORDS:
            other = _WORDS[(_WORDS.index(found[0].lower()) + 4) % len(_WORDS)]
            return _with(sentence, found, other.title() if found[0][0].isupper() else other)
    return None


def _date(sentence: str) -> str | None:
    for found in _YEAR.finditer(sentence):
        return _with(sentence, found, str(int(found[0]) - 4))
    for found in re.finditer(rf"\b(?:{'|'.join(_MONTHS)})\b", sentence):
        return _with(sentence, found, _MONTHS[(_MONTHS.index(found[0]) + 5) % 12])
    return None


def _name(sentence: str) -> str | None:
    for found in _NAME.finditer(sentence):
        if found[0] not in _MONTHS:
            return _with(sentence, found, _NAMES[len(sentence) % len(_NAMES)])
    return None


def _negation(sentence: str) -> str | None:
    found = _VERB.search(sentence)
    return None if found is None else _with(sentence, found, f"{found[0]} not")


def _with(sentence: str, found: re.Match[str], other: str) -> str:
    return sentence[: found.start()] + other + sentence[found.end() :]

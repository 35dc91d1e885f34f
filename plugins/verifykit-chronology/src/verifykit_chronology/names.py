"""Whether a text may name a time in words: a month, a weekday, a season, "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from verifykit_chronology.language import LANGUAGES, Language, load

_LITERAL = re.compile(r"[^\W_]+(?: [^\W_]+)*(?![?*{])|[^\W_]*(?=[^\W_][?*{])")
"""How every match of a pattern begins: letters and spaces, without the last one if it may lack."""

_ODD = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
"""Letters that a pattern takes for others without regard to case, and `lower` does not."""


def may_name_a_time(text: str, language: Language) -> bool:
    """Return whether a text has in it how a word for a time begins. Not to be sure is True."""
    if language.code not in LANGUAGES:
        return True
    plain = text.lower() if text.isascii() else text.translate(_ODD).lower()
    alone, units, beside = _beginnings(language.code)
    if any(one in plain for one in alone):
        return True
    return any(one in plain for one in units) and any(one in plain for one in beside)


@cache
def _beginnings(code: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """How the words begin that name a time alone, those of units, and those beside units.

    A week is a time only beside "last", "next", "this" or "ago".
    """
    words = load(code)
    alone = (*words.months, *words.weekdays, *words.parts.values(), *words.days.values())
    beside = {name: one for name, one in words.relative.items() if name != "ago"}
    # Between its words may be several spaces, so the first one has to do: "il" of "il y a".
    ago = re.sub(r"\{\w+\}", " ", words.relative["ago"]).split()[0]
    return _begin(alone), _begin(words.units.values()), _begin((*beside.values(), ago))


def _begin(patterns: Iterable[str]) -> tuple[str, ...]:
    """How alternatives begin; "", which is in every text, for one that begins with no letter."""
    found = {
        (match[0] if (match := _LITERAL.match(one)) is not None else "").strip().lower()
        for pattern in patterns
        for one in pattern.split("|")
    }
    return tuple(sorted(found))

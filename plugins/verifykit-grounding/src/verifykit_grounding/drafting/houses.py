"""Whose an address is, by a name that the text gives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from verifykit_grounding.drafting.cast import name_key

_LETTERS = re.compile(r"[\W_]+")
_SHORTEST = 2


def house_of(domain: str, names: Iterable[str]) -> str | None:
    """Return the name in a text of whose domain it is; None if none or several could be.

    A name fits that is written as the domain is ("norbury-gazette.example", the Norbury Gazette),
    by its initials ("bbc.example"), or by those and its last word ("nytimes.example"). Whoever is
    named beside a link to another house's page is not that page's publisher.
    """
    label = _plain(domain.partition(".")[0])
    found: dict[str, str] = {}
    for name in names:
        words = name.removeprefix("the ").removeprefix("The ").split()
        if words and label in _spellings(words):
            found.setdefault(name_key(name), " ".join(words))
    return next(iter(found.values())) if len(found) == 1 else None


def _spellings(words: list[str]) -> frozenset[str]:
    plain = [_plain(word) for word in words]
    plain = [word for word in plain if word]
    initials = "".join(word[0] for word in plain)
    spelled = {"".join(plain)}
    if len(plain) > _SHORTEST - 1:
        spelled |= {initials, initials[:-1] + plain[-1]}
    return frozenset(one for one in spelled if len(one) >= _SHORTEST)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _LETTERS.sub("", "".join(one for one in decomposed if not unicodedata.combining(one)))

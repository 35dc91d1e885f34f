"""Whose an address is, by a name that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verifykit_grounding.drafting.cast import folded, name_key
from verifykit_grounding.drafting.names import kind_of_source

_NAMING = 4
"""So long is a word of a name at least that a domain is called by: "sentinel.example"."""
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
        words = _bare(name)
        if words and label in _spellings(words):
            found.setdefault(name_key(name), " ".join(words))
    return next(iter(found.values())) if len(found) == 1 else None


def house_of_link(domain: str, label: str) -> str | None:
    """Return the name that a link is labelled with, if the domain it leads to is called by it.

    One word of the name of an outlet or of a body is enough, since it is of this page that the text
    says it: the Daily Sentinel, at "sentinel.example". A label that the domain is not called by may
    be what is linked to there, and not whose it is ("[Reuters](https://portal.example/a)").
    """
    words = _bare(label)
    called = _plain(domain.partition(".")[0])
    house = kind_of_source(label) in ("outlet", "agency", "institution") if words else False
    longer = {_plain(word) for word in words if house and len(word) >= _NAMING}
    return " ".join(words) if words and called in longer | _spellings(words) else None


def _spellings(words: list[str]) -> frozenset[str]:
    plain = [*filter(None, map(_plain, words))]
    initials = "".join(word[0] for word in plain)
    spelled = {"".join(plain)}
    if len(plain) > 1:
        spelled |= {initials, initials[:-1] + plain[-1]}
    return frozenset(one for one in spelled if len(one) >= _SHORTEST)


def _bare(name: str) -> list[str]:
    """The words of a name without its article."""
    return name.removeprefix("the ").removeprefix("The ").split()


def _plain(text: str) -> str:
    return _LETTERS.sub("", folded(text))

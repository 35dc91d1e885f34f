"""The English words by which a text says who said what, and the names of countries."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list of `words.toml`, in lower case."""
    return frozenset(_tables()[name].split())


@cache
def speakers() -> frozenset[str]:
    """Return the words for people and bodies that can say something."""
    return words("roles") | words("bodies")


@cache
def counts() -> dict[str, int]:
    """Return the numbers that are written in words before people."""
    return dict(_tables()["counts"])


@cache
def like(name: str) -> dict[str, frozenset[str]]:
    """Return for each word of a table of `words.toml` all of its line: "wm" and "bill" for both."""
    lines = [frozenset(line.split()) for line in _tables()[name].strip().splitlines()]
    every = {word for line in lines for word in line}
    return {word: frozenset().union(*(line for line in lines if word in line)) for word in every}


@cache
def territories() -> frozenset[str]:
    """Return the English names of countries and continents, in lower case (Unicode CLDR)."""
    # Importing Babel and reading its data takes a while, which other cases need not wait for.
    from babel import Locale

    known = {name.lower() for name in Locale("en").territories.values()}
    return frozenset(known | {"u.s.", "us", "usa", "uk", "u.k.", "eu", "un", "uae", "ivory coast"})


@cache
def lands() -> frozenset[str]:
    """Return the words that the names of countries and of states of the United States are of."""
    return words("states") | {word for name in territories() for word in name.split()}


def is_demonym(word: str) -> bool:
    """Whether a word says where somebody is from, as "Malian" and "French" do."""
    plain = word.lower().removesuffix("s") if word.lower().endswith("ans") else word.lower()
    if plain in words("demonyms"):
        return True
    stems = (plain.removesuffix(ending) for ending in ("ian", "an", "n", "ese", "i", "ish", "ean"))
    known = territories()
    if plain in known:
        return False
    return any(
        len(stem) >= 3 and stem != plain and any(_begins(name, stem) for name in known)
        for stem in stems
    )


@cache
def _begins(name: str, stem: str) -> bool:
    """Whether a country's name is a stem with no more than two letters behind it."""
    return name.startswith(stem) and len(name) - len(stem) <= 2

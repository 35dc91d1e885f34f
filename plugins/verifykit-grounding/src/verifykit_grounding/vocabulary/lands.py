"""Countries, states and peoples: what they are called, and who is from there."""

from __future__ import annotations

import unicodedata
from functools import cache

from verifykit_grounding.vocabulary.listing import alike, listed

STATES = listed("""
alabama alaska arizona arkansas california carolina colorado connecticut dakota delaware florida
georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york ohio
oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia washington wisconsin
wyoming
""")
"""The states of the United States, word by word."""
DEMONYMS = listed("""
french british english dutch swiss spanish danish swedish finnish polish turkish irish scottish
welsh greek thai chinese portuguese norwegian western eastern northern southern european american
arab
""")
PEOPLES = alike("""
united states america american americans us usa
united kingdom britain british briton britons uk
netherlands holland dutch
france french frenchman
ireland irish
denmark danish dane danes
wales welsh
scotland scottish scots
spain spanish spaniard spaniards
poland polish pole poles
switzerland swiss
greece greek greeks
thailand thai
emirates emirati
europe european europeans eu
nations un
inuit inuk
burma myanmar burmese
ivory ivoire ivorian
philippines filipino
""")
"""What a country, its people and its things are called where they begin unlike each other."""


@cache
def territories() -> frozenset[str]:
    """Return the English names of countries and continents, in lower case (Unicode CLDR)."""
    # Importing Babel and reading its data takes a while, which other cases need not wait for.
    from babel import Locale

    known = {name.lower() for name in Locale("en").territories.values()}
    return frozenset(known | {"u.s.", "us", "usa", "uk", "u.k.", "eu", "un", "uae", "ivory coast"})


@cache
def lands_in(language: str) -> frozenset[str]:
    """Return the words of the names of countries in a language, without accents (Unicode CLDR)."""
    from babel import Locale

    known = " ".join(Locale(language).territories.values()).casefold()
    plain = unicodedata.normalize("NFKD", known)
    return frozenset("".join(one for one in plain if not unicodedata.combining(one)).split())


@cache
def currencies() -> frozenset[str]:
    """Return the codes of currencies, in lower case (ISO 4217, by Unicode CLDR)."""
    from babel.numbers import list_currencies

    return frozenset(code.lower() for code in list_currencies())


@cache
def lands() -> frozenset[str]:
    """Return the words that the names of countries and of states of the United States are of."""
    return STATES | {word for name in territories() for word in name.split()}


def is_demonym(word: str) -> bool:
    """Whether a word says where somebody is from, as "Malian" and "French" do."""
    plain = word.lower().removesuffix("s") if word.lower().endswith("ans") else word.lower()
    if plain in DEMONYMS:
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

"""Names in a text, and whether a source has them: spelled otherwise, short or in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.source import ADDRESSES, SourceText
from verifykit_grounding.vocabulary import voices
from verifykit_grounding.vocabulary.capitals import CAPITALISED, OPENING
from verifykit_grounding.vocabulary.given_names import GIVEN
from verifykit_grounding.vocabulary.lands import PEOPLES, currencies, is_demonym, lands, lands_in

_UNIT = re.compile(r"[kMGT]?(?:Wh?|J|Hz|Pa|V|B)")
"""A unit behind a number, which has capitals and is no name."""
ROOT = 4
"""Names that begin alike for so many letters are of one root: Mali, Malian; Russia, Russian."""


def names(page: Page, taken: frozenset[int] = frozenset()) -> Iterator[Token]:
    """Yield the parts of names in a sentence, by their capital letters.

    Not where the language writes all nouns so, and not at the beginning of a sentence unless the
    next word has a capital, too. `taken` tokens are something else, such as dates.
    """
    tokens = page.tokens
    for at, token in enumerate(tokens):
        if at in taken or token.kind != "word" or not token.capital or len(token.key) < 2:
            continue
        light = token.first and token.key in OPENING | page.language.hedges
        if light or token.key in page.language.function:
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        text = page.text[token.start : token.end]
        beside_number = at and tokens[at - 1].kind == "number"
        if beside_number and _UNIT.fullmatch(text):
            continue
        beside_number = beside_number or (following is not None and following.kind == "number")
        if beside_number and text.isupper() and token.key in currencies():
            continue
        full = (
            following is not None
            and following.capital
            and not following.first
            and following.start - token.end == 1
        )
        if not token.first or text.isupper() or full:
            yield token


def capitals_mean_names(source: Page) -> bool:
    """Whether names can be told by their capitals: not where all nouns have one, as in German."""
    if source.language.code is None:
        return source.capitals_mean_names
    return source.language.code != "de"


def is_word(key: str) -> bool:
    """Return whether a name is a word as well, and may mean another: President, Norwegian."""
    return key in CAPITALISED or key in voices.CALLED or is_demonym(key)


def is_address(key: str) -> bool:
    """Whether a word stands before a name and is none: "Mr.", "Captain", "Prosecutors"."""
    return key in ADDRESSES or key in voices.TITLES or key in voices.SPEAKERS


def begins_a_name(page: Page, at: int, source: Page) -> bool:
    """Whether the first word of a sentence is a name by the one behind it: "Tom Fisk was".

    Not where the source writes it small somewhere.
    """
    key = page.tokens[at].key
    small = any(not source.tokens[place].capital for place in source.positions.get(key, ()))
    return not small and key not in OPENING and goes_with(page, at, at + 1)


def goes_with(page: Page, first: int, second: int) -> bool:
    """Whether two tokens side by side are of one name: "Albert Fall", "A. Fall"."""
    if first < 0 or second >= len(page.tokens):
        return False
    one, other = page.tokens[first], page.tokens[second]
    return (
        one.capital
        and other.capital
        and page.text[one.end : other.start] in ((" ", ". ") if len(one.key) == 1 else (" ", "-"))
    )


def has_name(source: SourceText, name: Token, spelled: str) -> bool:
    """Whether a source has a name, in another spelling, as a root, or as initials."""
    key = name.key
    called = {key, *PEOPLES.get(key, ()), *GIVEN.get(key, ())}
    if not called.isdisjoint(source.page.positions):
        return True
    if spelled.isupper() and len(key) > 1:
        # "USDA" is the Department of Agriculture.
        short = key.removeprefix("us") if len(key) > ROOT - 1 else key
        if any(len(one) > 1 and _initials(source.page, one) for one in (key, short)):
            return True
    spellings = source.names
    if key in lands():
        # Niger is no spelling of Nigeria, but "Uzbek" may stand for Uzbekistan.
        spellings = tuple(one for one in spellings if one not in lands())
        if any(len(one) >= ROOT and key.startswith(one) for one in spellings):
            return True
    allowed = 2 if len(key) > 8 else 1 if len(key) > 4 else 0
    near = process.extractOne(key, spellings, scorer=OSA.distance, score_cutoff=allowed)
    if allowed and near is not None:
        return True
    if len(key) <= ROOT:
        return False
    if any(_of_one_root(key, other, 3) for other in spellings):
        return True
    # Elsewhere the people of a land are written small: "espagnol" for l'Espagne.
    language = source.page.language.code
    if language in ("en", None) or key not in lands_in(language or ""):
        return False
    return any(_of_one_root(key, other, len(key)) for other in source.page.positions)


def _of_one_root(name: str, other: str, ending: int) -> bool:
    begin = name[: max(ROOT, len(name) - ending)]
    return other.startswith(begin) and abs(len(other) - len(name)) <= len("ian")


def _initials(source: Page, letters: str) -> bool:
    tokens = [token for token in source.tokens if token.kind == "word" and token.capital]
    first = "".join(token.key[0] for token in tokens)
    return letters in first

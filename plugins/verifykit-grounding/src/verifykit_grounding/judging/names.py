"""Names of a sentence, and whether a source has them: spelled otherwise, short or in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.source import SourceText

_UNIT = re.compile(r"[kMGT]?(?:Wh?|J|Hz|Pa|V|B)")
"""A unit behind a number, which has capitals and is no name."""
_ADJECTIVE = 4
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
        if token.key in page.language.function:
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        text = page.text[token.start : token.end]
        if _UNIT.fullmatch(text) and at and tokens[at - 1].kind == "number":
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


def first_name(
    page: Page, passage: Sequence[Token], taken: frozenset[int] = frozenset()
) -> tuple[Token, ...]:
    """Return the first word of a sentence, if it stands where the passage has another name.

    Any first word has a capital, so it has to look like no other word: not a plural, an adverb or
    a form of a verb.
    """
    if not page.tokens or 0 in taken:
        return ()
    first = page.tokens[0]
    light = page.language.function | page.language.hedges | page.language.negations
    if first.kind != "word" or not first.capital or first.key in light or len(first.key) < 4:
        return ()
    if first.key.endswith(("s", "ing", "ly", "ed")):
        return ()
    own = {token.key for token in page.tokens}
    replaced = any(token.capital and not token.first and token.key not in own for token in passage)
    begins = bool(passage) and passage[0].capital and passage[0].key not in own
    return (first,) if replaced or begins else ()


def has_name(source: SourceText, name: Token, spelled: str) -> bool:
    """Whether a source has a name, in another spelling, as a root, or as initials."""
    key = name.key
    if key in source.page.positions:
        return True
    if spelled.isupper() and len(key) > 1 and _initials(source.page, key):
        return True
    allowed = 2 if len(key) > 8 else 1 if len(key) > 4 else 0
    near = process.extractOne(key, source.names, scorer=OSA.distance, score_cutoff=allowed)
    if allowed and near is not None:
        return True
    return len(key) > _ADJECTIVE and any(
        other.startswith(key[: max(_ADJECTIVE, len(key) - 3)]) and abs(len(other) - len(key)) <= 3
        for other in source.names
    )


def _initials(source: Page, letters: str) -> bool:
    tokens = [token for token in source.tokens if token.kind == "word" and token.capital]
    first = "".join(token.key[0] for token in tokens)
    return letters in first

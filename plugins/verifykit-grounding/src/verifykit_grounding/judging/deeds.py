"""What a sentence says of whom: the names around a verb, by their order, in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.people import Name, names_of, owns
from verifykit_grounding.judging.source import SourceText
from verifykit_grounding.judging.stems import is_irregular, stem
from verifykit_grounding.vocabulary.deeds import AGAINST, GRAVE, GUILT, KINDS, NOUNS, OWN
from verifykit_grounding.vocabulary.listing import listed

_STATES = listed("guilty innocent")
"""What somebody is, or is found: whoever it is said of stands before it."""
_OWN = OWN | {word: stem(word) for word in ("resignation", "retirement")}
"""What is somebody's own deed: "Jane Roe's denial", "the resignation of Jane Roe"."""
_NOT_TOLD = listed("said told added named need used")
"""Words that end like a deed, or tell of none; who said something is asked elsewhere."""

_BE = listed("is are was were be been being get gets got gotten")
_LINKING = listed(
    "not never also then later since already first ever yet now being been have has had"
)
_PREPOSITIONS = listed(
    "of with for in on at after before by to from over as because when while that against during "
    "without under between since until where who which whose whom if than near amid following into "
    "aboard"
)
_CLAUSES = listed("that because when while if after before until since")
"""Words that begin a clause, before which the subject of its verb does not stand."""
_RELATIVE = listed("who which as")
_NEW = listed("a an another other others some several many two three four five six seven eight no")
"""Words by which somebody comes in of whom nothing was said before, and who is no name's."""
_KNOWN = listed("the his her their its this that these those")
_PRONOUNS = listed("he she they him her them it we i you who")
_ALONE = listed("deny admit lie die")
"""What somebody does without anybody to whom it is done."""
_NEAR_NOUN, _DESCRIBED = 6, 4
"""So near behind a noun its "of" stands, and behind that so many words describe a name at most."""
_JOINED = re.compile(r"(?:,|,?\s+(?:and|&))\s+(?:(?:an?|the|his|her)\s+[\w-]+(?:\s[\w-]+)?,?\s+)?")
"""What joins two names: "Roe and Doe", "Roe, and a lawyer, Doe"."""
Role = Literal["doer", "done to"]


@frozen
class Deed:
    """A verb of a sentence at token `at`, its class, and whom it names in which role.

    A role is None where a pronoun or a description has it, or nobody: it may be anybody's. It is
    empty where somebody new without a name has it.
    """

    kind: str
    at: int
    roles: dict[Role, tuple[Name, ...] | None]


def deeds(page: Page, first: int, last: int, source: SourceText) -> Iterator[Deed]:
    """Yield what is said of whom by the verbs of a sentence, tokens `first` to `last`."""
    names = names_of(page, first, last, source)
    for at in range(first, last):
        token = page.tokens[at]
        noun = _as_noun(page, at, last, names)
        if noun is not None:
            yield noun
            continue
        kind = _kind(token, page)
        linked = _linking(page.tokens[first:at])
        if kind is None or (token.key == "called" and linked in _BE):
            continue  # "is called" tells a name, and no deed
        before, behind = _before(page, first, at, names), _behind(page, at, last, names)
        alone = at + 1 == last or page.tokens[at + 1].key in _PREPOSITIONS
        if token.key in _STATES:
            negated = at > first and page.tokens[at - 1].key in page.language.negations
            kind = GUILT[token.key] if negated else kind
            yield Deed(kind, at, {"done to": before, "doer": None})
        elif linked in _BE or (alone and kind in GRAVE - _ALONE):
            # "Two men arrested on Monday": nobody is behind it, so somebody before it is meant.
            yield Deed(kind, at, {"done to": before, "doer": _by(page, at, last, names)})
        else:
            doer = None if token.key.endswith("ing") else before
            yield Deed(kind, at, {"doer": doer, "done to": behind})


def _kind(token: Token, page: Page) -> str | None:
    """Return the kind of deed that a word tells of: a grave one, or that of its stem; or None."""
    if token.kind != "word" or token.capital:
        return None
    if token.key in KINDS:
        return KINDS[token.key]
    if token.key in _NOT_TOLD or token.key in page.language.function | page.language.hedges:
        return None
    past = token.key.endswith("ed") and len(token.key) > len("need")
    return stem(token.key) if past or is_irregular(token.key) else None


def _as_noun(page: Page, at: int, last: int, names: Sequence[Name]) -> Deed | None:
    """Return the deed that a noun tells of: "Roe's arrest", "charges by Doe against Roe"; or None.

    A noun beside which nobody is named may be about anybody; a word that is a verb as well is one.
    """
    token = page.tokens[at]
    kind = NOUNS.get(token.key) or _OWN.get(token.key)
    if token.kind != "word" or token.capital or kind is None:
        return None
    before = (
        tuple(one for one in names if one.last < at <= one.last + 2 and owns(page, one)) or None
    )
    behind = _hanging(page, at, last, names, "against" if token.key in AGAINST else "of")
    if before is None and behind is None and token.key in KINDS:
        return None
    if token.key in _OWN:
        return Deed(kind, at, {"doer": before or behind, "done to": None})
    if behind is None and token.key not in AGAINST:
        return Deed(kind, at, {"doer": None, "done to": before})
    return Deed(kind, at, {"doer": before, "done to": behind})


def _hanging(
    page: Page, at: int, last: int, names: Sequence[Name], by: str
) -> tuple[Name, ...] | None:
    """Return the name that a noun's preposition brings in: Roe in "the arrest of the writer Roe".

    Empty for another one, as in "the arrest of Roe's brother" and "of a friend of Roe"; None
    without the preposition.
    """
    near = [page.tokens[place].key for place in range(at + 1, min(last, at + 1 + _NEAR_NOUN))]
    if by not in near or {*near[: near.index(by)]} & _CLAUSES:
        return None
    first = at + 1 + near.index(by) + 1
    name = next((one for one in names if one.first >= first), None)
    if name is None or owns(page, name):
        return ()
    between = {page.tokens[place].key for place in range(first, name.first)}
    plain = len(between) <= _DESCRIBED and not between & (_PREPOSITIONS | {"and", "s"})
    return (name,) if plain else ()


def _linking(tokens: Sequence[Token]) -> str:
    """Return the form of "be" that makes a passive of the verb behind these tokens, or nothing."""
    for token in reversed(tokens):
        if token.key in _BE:
            return token.key
        if token.key not in _LINKING and not token.key.endswith("ly"):
            return ""
    return ""


def _before(page: Page, first: int, at: int, names: Sequence[Name]) -> tuple[Name, ...] | None:
    """Return the names before a verb that are its subject, by all that their order tells."""
    described = False
    for place in range(at - 1, first - 1, -1):
        key = page.tokens[place].key
        if key in _PRONOUNS and key != "who" and not _prepositional(page, place, first):
            return None
        described = described or key in _KNOWN
        ending = next((one for one in names if one.last - 1 == place), None)
        if ending is None or _prepositional(page, ending.first, first):
            if key in _CLAUSES:
                break
            continue
        # Of "the League's call" it is said of the call.
        return None if owns(page, ending) else _joined(page, names, ending, first)
    new = any(token.key in _NEW for token in page.tokens[first:at])
    return () if new and not described else None


def _joined(page: Page, names: Sequence[Name], last: Name, first: int) -> tuple[Name, ...]:
    """Return a name with those that "and" or a comma joins to it from the left."""
    found = [last]
    for one in reversed([one for one in names if one.last <= last.first]):
        between = page.text[page.tokens[one.last - 1].end : page.tokens[found[-1].first].start]
        if not _JOINED.fullmatch(between) or one.first < first:
            break
        found.append(one)
    return tuple(found)


def _prepositional(page: Page, at: int, first: int) -> bool:
    """Whether a name hangs on a preposition before it: "of Walter Dunne", "for the lawyer Ott"."""
    for place in range(at - 1, max(first, at - 4) - 1, -1):
        token, following = page.tokens[place], page.tokens[place + 1]
        if page.text[token.end : following.start].strip(" -"):
            return False
        if token.key in _PREPOSITIONS:
            return token.key not in _CLAUSES | _RELATIVE
    return False


def _behind(page: Page, at: int, last: int, names: Sequence[Name]) -> tuple[Name, ...] | None:
    """Return the names of the object behind a verb, empty for somebody new; None without one."""
    end = next(
        (place for place in range(at + 1, last) if page.tokens[place].key in _PREPOSITIONS), last
    )
    if end == at + 1 or page.tokens[at + 1].key in _PRONOUNS:
        return None
    inside = [one for one in names if at < one.first and one.last <= end]
    if inside and owns(page, inside[0]):
        return None
    if not inside:
        known = any(token.key in _KNOWN for token in page.tokens[at + 1 : end])
        return None if known else ()
    found = [inside[0]]
    for one in inside[1:]:
        between = page.text[page.tokens[found[-1].last - 1].end : page.tokens[one.first].start]
        if not _JOINED.fullmatch(between):
            break
        found.append(one)
    return tuple(found)


def _by(page: Page, at: int, last: int, names: Sequence[Name]) -> tuple[Name, ...] | None:
    by = next((place for place in range(at + 1, last) if page.tokens[place].key == "by"), None)
    if by is None:
        return None
    return tuple(one for one in names if by < one.first <= by + 4)[:1]

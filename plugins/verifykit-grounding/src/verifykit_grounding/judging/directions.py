"""Which way it goes: a number that rises or falls, more or less of a thing, from or to a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from attrs import frozen
from verifykit_quotes import Language, Page, Token

from verifykit_grounding.judging.stems import weighs
from verifykit_grounding.vocabulary.listing import listed

UP = listed(
    "rise rises rose risen rising grow grows grew grown growing increase increases increased "
    "increasing climb climbed gained jumped surged soared higher"
)
DOWN = listed(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased shrink shrank sank slipped plunged lower"
)

_MORE_THAN, _LESS_THAN = listed("more greater higher larger"), listed("less fewer lower smaller")
_TOWARDS = listed("to for into toward towards at")

_RANKING = listed("than instead before")
"""Words that rank what stands before them above what stands behind, or behind it."""
_REACH = 8
"""So many tokens on each side of one of these may be ranked by it."""
_OFTEN = listed("once twice thrice times")
_PACES = {
    "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year",
    "annually": "year", "hourly": "hour",
}  # fmt: skip

_LEVEL = listed("unchanged steady stable unaltered flat")
_TO_NUMBER = 4
"""A number is where something rises to if so many tokens at most lie between."""
_LINKS = listed(
    "by to at of from a an the about around roughly nearly almost some over more less than another "
    "further only just as much many"
)


@frozen
class Course:
    """The word by which a number is one that something rises or falls to, or keeps: its `way`."""

    word: Token
    way: str


def course(page: Page, at: int) -> Course | None:
    """Return the course of the number at a position of a page: the word that leads up to it.

    Only words such as "by" and "to" may stand between: "rose by 2 percent", "up 3,999,944".
    """
    for token in reversed(page.tokens[max(0, at - _TO_NUMBER) : at]):
        ways = {"up": UP | {"up"}, "down": DOWN | {"down"}, "level": _LEVEL}
        way = next((name for name, words in ways.items() if token.key in words), None)
        if way is not None:
            return Course(token, way)
        if token.key not in _LINKS and token.kind == "word":
            return None
    return None


def direction_differs(
    sentence: Sequence[Token], passage: Sequence[Token]
) -> tuple[Token, Token] | None:
    """Return the words by which one goes up and the other one down; None if they do not."""
    ours = [(token, token.key in UP) for token in _moving(sentence)]
    theirs = [(token, token.key in UP) for token in _moving(passage)]
    if len({up for _, up in ours}) != 1 or len({up for _, up in theirs}) != 1:
        return None
    return (ours[0][0], theirs[0][0]) if ours[0][1] != theirs[0][1] else None


def compared_otherwise(
    sentence: Sequence[Token], passage: Sequence[Token]
) -> tuple[Token, Token] | None:
    """Return the words by which one has more than something and the other one less than it.

    "More than half were insured", "less than half was insured". None if there are none.
    """
    theirs = dict(_compared(passage))
    for (more, key), token in _compared(sentence):
        other = theirs.get((not more, key))
        if other is not None and (more, key) not in theirs:
            return token, other
    return None


def _compared(tokens: Sequence[Token]) -> Iterator[tuple[tuple[bool, str], Token]]:
    for token, than, what in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if than.key == "than" and token.key in _MORE_THAN | _LESS_THAN:
            yield (token.key in _MORE_THAN, what.key), token


def bound_otherwise(
    sentence: Sequence[Token], passage: Sequence[Token]
) -> tuple[Token, Token] | None:
    """Return a name that a sentence comes from and that the passage goes to; None without one."""
    for before, name in pairwise(sentence):
        if before.key != "from" or not name.capital:
            continue
        places = [at for at, one in enumerate(passage) if at and one.key == name.key]
        words = {passage[at - 1].key for at in places}
        if words & _TOWARDS and not words - _TOWARDS:
            return name, passage[places[0]]
    return None


def ranked_otherwise(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> tuple[Token, Token] | None:
    """Return a word before "than" in a sentence, and the same word behind it in the passage.

    "Boys lost less than girls", "girls lost less than boys". A name or a number tells it alone; of
    other words one has to come before it for one that goes behind it. None if nothing does.
    """
    for link, left, right in _sides(sentence, language):
        for other, before, behind in _sides(passage, language):
            if link != other:
                continue
            gone = {*left} & {*behind} - {*before} - {*right}
            come = {*right} & {*before} - {*behind} - {*left}
            told = [key for key in left if key in gone]
            sure = [key for key in told if left[key].capital or left[key].kind == "number"]
            for key in told if come else sure:
                return left[key], behind[key]
    return None


def _sides(
    tokens: Sequence[Token], language: Language
) -> Iterator[tuple[str, dict[str, Token], dict[str, Token]]]:
    """Yield the words that rank things, with what the sentence says before and behind each."""
    for at, token in enumerate(tokens):
        if token.key in _RANKING:
            first = max((n for n in range(at + 1) if tokens[n].first), default=0)
            behind = takewhile(lambda one: not one.first, tokens[at + 1 : at + 1 + _REACH])
            before = tokens[max(first, at - _REACH) : at]
            left, right = (
                {one.key: one for one in side if weighs(one, language)} for side in (before, behind)
            )
            yield token.key, left, right


def paced_otherwise(
    sentence: Sequence[Token], passage: Sequence[Token]
) -> tuple[Token, Token] | None:
    """Return how often a sentence says it is, and the passage: "daily", "once a week".

    None if one of them does not tell, or both tell the same.
    """
    theirs = dict(_paces(passage))
    for every, token in _paces(sentence):
        if theirs and every not in theirs:
            return token, next(iter(theirs.values()))
    return None


def _paces(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    for at, token in enumerate(tokens):
        before = [one.key for one in tokens[max(0, at - 2) : at]]
        counted = before[-1:] == ["every"] or (
            len(before) > 1 and before[0] in _OFTEN and before[1] in ("a", "per", "each", "every")
        )
        if token.key in _PACES or (counted and token.key in _PACES.values()):
            yield _PACES.get(token.key, token.key), token


def _moving(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.key in UP or token.key in DOWN)

"""Whether a sentence and a passage say the same thing is so, or is not; rises, or falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import frozen
from verifykit_quotes import Language, Page, Token

from verifykit_grounding.judging.stems import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DENYING = _words(
    "deny denies denied denying disputes disputed disputing refuse refuses refused refusing fail "
    "fails failed failing without lack lacks lacked"
)
"""Words that negate what they bring in, as "not" does."""
_SOFT = _words(
    "decline declines declined unable impossible unchanged hardly scarcely barely rarely seldom "
    "reject rejects rejected free false falsely untrue wrong incorrect hoax myth zero avoid avoids "
    "avoided absent absence"
)
"""Words that a negation can be said with: beside one of them a missing "not" tells nothing."""
_DISOWNING = _words(
    "falsely wrongly mistakenly erroneously baselessly untrue debunked debunks disproved disproven "
    "refuted retracted retracts retract recanted misquoted fabricated correction corrects"
)
"""Words by which a text tells a statement and says, beside it, that it does not hold."""
_ONLY = _words("only just merely nur bloß seulement uniquement solo sólo solamente soltanto")
"""Before one of these "not" adds something: "not only passed but signed"."""
_BEHIND = 4
"""A negation is about the next so many words that say something."""
_UP = _words(
    "rise rises rose risen rising grow grows grew grown growing increase increases increased "
    "increasing climb climbed gained jumped surged soared higher"
)
_DOWN = _words(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased shrink shrank sank slipped plunged lower"
)

_LEVEL = _words("unchanged steady stable unaltered flat")
_TO_NUMBER = 4
"""A number is where something rises to if so many tokens at most lie between."""
_LINKS = _words(
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
        ways = {"up": _UP | {"up"}, "down": _DOWN | {"down"}, "level": _LEVEL}
        way = next((name for name, words in ways.items() if token.key in words), None)
        if way is not None:
            return Course(token, way)
        if token.key not in _LINKS and token.kind == "word":
            return None
    return None


def negated(tokens: Sequence[Token], language: Language) -> bool:
    """Return whether there is a negation among tokens, whatever it is about."""
    return any(token.key in language.negations or token.key in _DENYING for token in tokens)


def negation_differs(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> bool | None:
    """Return whether only one of the two is negated: True if it is the sentence, False the passage.

    None if both are or neither is. A negation counts if it is about words that both have; beside a
    comparison ("more than expected") and a word like "failed" nobody can tell.
    """
    ours = _negates(sentence, passage, language)
    theirs = _negates(passage, sentence, language)
    if ours == theirs:
        return None
    keys = {token.key for token in sentence}, {token.key for token in passage}
    if (keys[0] ^ keys[1]) & {"than"}:
        return None
    if (keys[1] if ours else keys[0]) & _SOFT:
        return None
    return ours


def disowned(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> Token | None:
    """Return the word by which a passage may tell a statement as one that does not hold.

    None if the sentence says so as well, in whatever words: that it is false, or not so.
    """
    ours = {token.key for token in sentence}
    if ours & _SOFT or negated(sentence, language) or _disowning(sentence) is not None:
        return None
    return _disowning(passage)


def _disowning(tokens: Sequence[Token]) -> Token | None:
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        version = following is not None and following.key in ("version", "versions")
        if token.key in _DISOWNING or (token.key == "earlier" and version):
            return token
    return None


def _negates(tokens: Sequence[Token], other: Sequence[Token], language: Language) -> bool:
    there = {stem(token.key) for token in other if _says_something(token, language)}
    for place, token in enumerate(tokens):
        if token.key not in language.negations and token.key not in _DENYING:
            continue
        if place + 1 < len(tokens) and tokens[place + 1].key in _ONLY:
            continue
        behind = takewhile(lambda one: not one.first, tokens[place + 1 :])
        about = [one for one in behind if _says_something(one, language)][:_BEHIND]
        # "Its gate failed" denies nothing: such a word negates only what it brings in.
        alone = not about and token.key in language.negations
        if alone or any(stem(one.key) in there for one in about):
            return True
    return False


def _says_something(token: Token, language: Language) -> bool:
    light = language.function | language.hedges | language.negations
    return token.kind == "word" and token.key not in light and len(token.key) > 1


def direction_differs(
    sentence: Sequence[Token], passage: Sequence[Token]
) -> tuple[Token, Token] | None:
    """Return the words by which one goes up and the other one down; None if they do not."""
    ours = [(token, token.key in _UP) for token in _moving(sentence)]
    theirs = [(token, token.key in _UP) for token in _moving(passage)]
    if len({up for _, up in ours}) != 1 or len({up for _, up in theirs}) != 1:
        return None
    return (ours[0][0], theirs[0][0]) if ours[0][1] != theirs[0][1] else None


def _moving(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.key in _UP or token.key in _DOWN)

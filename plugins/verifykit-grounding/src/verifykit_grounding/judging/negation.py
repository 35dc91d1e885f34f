"""Whether only one of a sentence and a passage says that it is not so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from verifykit_quotes import Language, Token

from verifykit_grounding.judging.directions import DOWN, UP
from verifykit_grounding.judging.stems import says_something, stem, stems_of, weighs
from verifykit_grounding.vocabulary.listing import listed

_FAILING = listed("fail fails failed failing")
"""Words that negate what they bring in with "to"; alone they deny nothing."""
_DENYING = _FAILING | listed(
    "deny denies denied denying disputes disputed disputing refuse refuses refused refusing "
    "without lack lacks lacked"
)
"""Words that negate what they bring in, as "not" does."""
_SOFT = listed(
    "decline declines declined unable impossible unchanged hardly scarcely barely rarely seldom "
    "reject rejects rejected free false falsely untrue wrong incorrect hoax myth zero avoid avoids "
    "avoided absent absence acquitted cleared exonerated innocent"
)
"""Words that a negation can be said with: beside one of them a missing "not" tells nothing."""
_DISOWNING = listed(
    "falsely wrongly mistakenly erroneously baselessly untrue debunked debunks disproved disproven "
    "refuted retracted retracts retract recanted misquoted fabricated correction corrects"
)
"""Words by which a text tells a statement and says, beside it, that it does not hold."""
_DOUBTING = listed("doubt doubts doubted doubtful disbelieves bluff myth hoax")
_UNREAL = listed("would could should might may if unless plan plans planned")
"""A sentence with one of these does not say that what a passage says "would have" been was so."""
_NEAR = 5
"""What a passage denies is among the next so many words and numbers that say something."""
_ONLY = listed("only just merely nur bloß seulement uniquement solo sólo solamente soltanto")
"""Before one of these "not" adds something: "not only passed but signed"."""
_BEHIND = 4
"""What somebody denies is among the next so many words that say something."""
_LACKING = listed("without lack lacks lacked")
"""In a sentence they may tell what the passage says in another way: of something lost, or gone."""
_LIMITING = listed(
    "until till again another other others else more since any after before except besides unless "
    "yet longer further alone entirely completely fully always only"
)
"""Words that leave a part out of what a sentence denies: "did not win again", "not until May"."""
_NO_ONE = listed("none neither no nobody")
"""What "no child who was vaccinated died" denies is told by all of the words behind it."""
_ADVERBS = listed("yet even also ever always still again already immediately")
_PARTS = listed(
    "half third thirds quarter quarters most many few some several part parts partly majority "
    "minority percent rest all every each"
)
"""What is denied of a part may be so of the rest: "a third had no power", "power was back in two
thirds"."""
_SUPERLATIVES = (("more", "most"), ("less", "least"), ("better", "best"), ("worse", "worst"))
_BESIDE = 2
_SAME = 0.6
"""So many words of a negated sentence, and such a share of them, are in a sentence of the other
text as well: said in other words nobody can tell whether it is the same."""


def negated(tokens: Sequence[Token], language: Language) -> bool:
    """Return whether there is a negation among tokens, whatever it is about."""
    return any(token.key in language.negations or token.key in _DENYING for token in tokens)


def negation_differs(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> bool | None:
    """Return whether only one of the two is negated: True if it is the sentence, False the passage.

    None if both are or neither is. A negation counts if what it is about is in the other text as
    well, beside another word that both have; beside a comparison ("more than expected") and a word
    like "failed" nobody can tell.
    """
    ours = [
        one
        for one in _negates(sentence, passage, language)
        if sentence[one[0]].key not in _LACKING
        if not _LIMITING & {token.key for token in sentence_of(sentence, one[0])}
    ]
    theirs = [*_negates(passage, sentence, language)]
    if bool(ours) == bool(theirs):
        return None
    one, other = (sentence, passage) if ours else (passage, sentence)
    named = {token.key for token in sentence if token.capital and says_something(token, language)}
    for at, place in ours or theirs:
        here, there = sentence_of(one, at), sentence_of(other, place)
        keys = {token.key for token in here}, {token.key for token in there}
        if (keys[0] ^ keys[1]) & {"than"} or keys[1] & (_SOFT | _DENYING | language.negations):
            continue
        if ours and (keys[1] & _ONLY or (keys[0] & _PARTS) - keys[1]):
            continue  # "could not reach" what "reached only" so far
        if not (named & {token.key for token in passage}) <= keys[1 if ours else 0]:
            continue  # it may be about somebody else
        if _tops(here, there) or _tops(there, here):
            continue  # "no one was ever younger" than the youngest
        said = stems_of(here if ours else there, language)
        common = stems_of(here, language) & stems_of(there, language)
        if len(common) >= max(_BESIDE, _SAME * len(said)):
            return bool(ours)
    return None


def _tops(here: Sequence[Token], there: Sequence[Token]) -> bool:
    """Whether one compares what the other has a superlative of: "younger" and "the youngest"."""
    more = {stem(one.key) for one in here if one.key.endswith("er")}
    tops = {stem(one.key) for one in there if one.key.endswith("est")}
    keys = {one.key for one in here}, {one.key for one in there}
    return bool(more & tops) or any(
        less in keys[0] and most in keys[1] for less, most in _SUPERLATIVES
    )


def only_negated(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> Token | None:
    """Return the "not" of a sentence whose passage has no word like it; None if there is none.

    Nor is there one about what the sentence denies, if that is in the passage.
    """
    denied = [at for at, _ in _negates(sentence, passage, language)]
    if denied and not any(_negates(passage, sentence, language)):
        return sentence[denied[0]]
    keys = {token.key for token in passage}
    if any(token.key == "than" for token in sentence) or keys & (
        language.negations | _DENYING | _SOFT | {"than"}
    ):
        return None
    for token, following in zip(sentence, [*sentence[1:], None], strict=True):
        only = following is not None and following.key in _ONLY
        if token.key in language.negations and not only:
            return token
    return None


def sentence_of(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Return those tokens that are of the same sentence as the one at a position."""
    first = max((place for place in range(at + 1) if tokens[place].first), default=0)
    last = next((place for place in range(at + 1, len(tokens)) if tokens[place].first), None)
    return tokens[first:last]


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


def denied_there(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> Token | None:
    """Return the word by which a passage denies what a sentence says: "no way this creates 850".

    Behind it stand several of the sentence's words. None if the sentence denies something as well.
    """
    ours = {token.key for token in sentence}
    if ours & _SOFT or negated(sentence, language):
        return None
    said = {_sense(one) for one in sentence if weighs(one, language)}
    real = not ours & _UNREAL
    for place, token in enumerate(passage):
        following = passage[place + 1].key if place + 1 < len(passage) else ""
        unreal = real and token.key == "would" and following == "have"
        if unreal or token.key in language.negations | _DENYING | _DOUBTING:
            behind = takewhile(lambda one: not one.first, passage[place + 1 :])
            about = [one for one in behind if weighs(one, language)][:_NEAR]
            shared = {_sense(one) for one in about} & said
            if len(shared) >= _BESIDE and not {one.key for one in about} & language.negations:
                return token
    return None


def _disowning(tokens: Sequence[Token]) -> Token | None:
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        version = following is not None and following.key in ("version", "versions")
        if token.key in _DISOWNING or (token.key == "earlier" and version):
            return token
    return None


def _negates(
    tokens: Sequence[Token], other: Sequence[Token], language: Language
) -> Iterator[tuple[int, int]]:
    """Yield where a negation stands, and where the other text has what it is about.

    "Not" is about the next word that says something, "denied" about one of the next few.
    """
    there: dict[str, int] = {}
    for place, token in enumerate(other):
        if says_something(token, language):
            there.setdefault(_sense(token), place)
    for place, token in enumerate(tokens):
        plain = token.key in language.negations
        following = tokens[place + 1].key if place + 1 < len(tokens) else ""
        if not plain and (
            token.key not in _DENYING or (token.key in _FAILING and following != "to")
        ):
            continue
        if following in _ONLY:
            continue
        behind = takewhile(lambda one: not one.first, tokens[place + 1 :])
        about = [
            one
            for one in behind
            if says_something(one, language) and one.key not in _ADVERBS
            if not one.key.endswith("ly")
        ]
        held = [there.get(_sense(one)) for one in about[: 1 if plain else _BEHIND]]
        if token.key in _NO_ONE and not all(_sense(one) in there for one in about[:_BEHIND]):
            continue
        yield from ((place, where) for where in held if where is not None)


def _sense(token: Token) -> str:
    """Return what a word is compared by: its stem, or its way for one that rises or falls."""
    return "up" if token.key in UP else "down" if token.key in DOWN else stem(token.key)

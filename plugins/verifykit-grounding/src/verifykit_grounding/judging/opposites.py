"""Words of opposite meaning that a sentence and a passage have in the same place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen
from verifykit_quotes import Language, Token

from verifykit_grounding.judging.negation import negated, sentence_of
from verifykit_grounding.judging.stems import stem

_QUALITIES = """
left : right
north : south
east : west
northern : southern
eastern : western
northward northwards : southward southwards
eastward eastwards : westward westwards
northeast : southwest
northwest : southeast
upper : lower
inner : outer
highest : lowest
largest biggest greatest : smallest
longest : shortest
oldest eldest : youngest
strongest : weakest
heaviest : lightest
warmest hottest : coldest coolest
fastest : slowest
best : worst
maximum : minimum
earliest : latest
rich wealthy : poor
male : female
urban : rural
public : private
spring : summer autumn winter
summer : autumn winter
autumn : winter
"""
"""Of one thing only one of the two can be said."""

_DEEDS = """
men man : women woman
boys boy : girls girl
husband : wife
brother : sister
uncle : aunt
nephew : niece
sons son : daughters daughter
father : mother
majority : minority
profit profits : loss losses
surplus : deficit
accepted accepts approved approves : rejected rejects
accepted accepts agreed agrees : refused refuses declined declines
affirmed affirms upheld upholds : overruled overrules overturned overturns reversed reverses
prosecuted prosecutes : defended defends
elder older old : younger young
early : late
ahead : behind
favour favor : against
better stronger : worse weaker
opened opens : closed closes shut shuts
released freed : arrested detained jailed
legal lawful : illegal unlawful
possible : impossible
full : empty
daylight : night
sunshine sunny : rain rained rainy
grown grew grows risen rose rises : fallen fell falls shrunk shrank
convicted guilty : acquitted innocent
allowed allows permitted permits legalised : banned bans forbidden forbade prohibited
appointed hired : dismissed fired sacked
raised raises : lowered lowers cut reduced reduces
lifted lifts : imposed imposes
succeeded succeeds success : failed fails failure
supported supports backed backs favoured favours demanded demands : opposed opposes
overestimate overestimates overestimated : underestimate underestimates underestimated
survived survives survivor survivors alive : killed died perished dead
"""
"""Both can be true, of different people or one after the other: such a pair is only asked about."""


def _against(pairs: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in pairs.strip().splitlines():
        one, other = (frozenset(side.split()) for side in line.split(" : "))
        for words, others in ((one, other), (other, one)):
            for word in words:
                found[word] = found.get(word, frozenset()) | others
    return found


_OPPOSED, _AT_ODDS = _against(_QUALITIES), _against(_DEEDS)

_AROUND = 8
_SHARED = 2
"""So many of the words around both of them make it likely that they are about one thing."""


@frozen
class Opposition:
    """A word of a sentence and its opposite in a passage; `sure` if one rules the other out."""

    claimed: Token
    found: Token
    sure: bool


def opposition(
    sentence: Sequence[Token], passage: Sequence[Token], language: Language
) -> Opposition | None:
    """Return the first opposition of a sentence and a passage, a sure one before others.

    It is sure if both qualify the same word, "the left motor" and "the right motor", and the
    passage does not have that as the sentence has it. Else several of the words around both have
    to be the same, and the passage must not have the word at all. None if the sentence is negated,
    or that of the passage. Only English words are known.
    """
    if language.code != "en" or negated(sentence, language):
        return None
    ours, theirs = _weighty(sentence, language), _weighty(passage, language)
    likely = None
    for place, token in enumerate(ours):
        if not (token.key in _OPPOSED or token.key in _AT_ODDS):
            continue
        alike = [at for at, one in enumerate(theirs) if one.key == token.key]
        if any(_behind(theirs, at) == _behind(ours, place) for at in alike):
            continue
        for other, rival in enumerate(theirs):
            opposed = rival.key in _OPPOSED.get(token.key, ())
            if not opposed and rival.key not in _AT_ODDS.get(token.key, ()):
                continue
            if negated(sentence_of(passage, passage.index(rival)), language):
                continue
            if opposed and _behind(ours, place) & _behind(theirs, other):
                return Opposition(token, rival, sure=True)
            shared = _around(ours, place) & _around(theirs, other)
            if likely is None and not alike and len(shared) >= _SHARED:
                likely = Opposition(token, rival, sure=False)
    return likely


def _weighty(tokens: Sequence[Token], language: Language) -> list[Token]:
    light = language.function | language.hedges
    return [one for one in tokens if one.kind in ("word", "number") and one.key not in light]


def _behind(tokens: Sequence[Token], place: int) -> frozenset[str]:
    return frozenset(stem(one.key) for one in tokens[place + 1 : place + 2] if not one.first)


def _around(tokens: Sequence[Token], place: int) -> frozenset[str]:
    before, behind = (
        tokens[max(0, place - _AROUND) : place],
        tokens[place + 1 : place + 1 + _AROUND],
    )
    return frozenset(stem(one.key) for one in (*before, *behind))

"""The credits of a sentence: who is said to have said it, through whom, and who had it first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from verifykit_grounding.drafting.clauses import Clauses
from verifykit_grounding.drafting.mentions import Mention, Part, mentions_of
from verifykit_grounding.drafting.parties import Party
from verifykit_grounding.vocabulary import speech

_OPEN = (
    (speech.VAGUE, "who says so?"),
    (speech.DENYING, "who does, and does it refute the claim?"),
    (speech.RETRACTING, "which document was taken back? Say so there: `retracted`"),
)
"""Words by which a sentence leaves something about its credit open, and what is asked."""


@frozen
class Credit:
    """Characters `start` to `end` of a sentence credit somebody.

    `speaker` says it, `outlet` printed it, `origin` had it before whoever is credited. `whole`
    says that the rest of the sentence is what is said, so that the claim is the sentence without
    the credit.
    """

    part: Part
    party: Party
    start: int
    end: int
    whole: bool = False


@frozen
class Doubt:
    """What a person has to decide about a sentence: the characters, and the question."""

    start: int
    end: int
    question: str


def credits_of(sentence: str) -> tuple[tuple[Credit, ...], tuple[Doubt, ...]]:
    """Return the credits that a sentence in English gives, and what about them is open.

    Who is named right beside a phrase such as "according to", or a verb of saying, is credited; a
    pronoun, a description of somebody, a denial and hearsay are questions.
    """
    clauses = Clauses.of(sentence)
    credits: dict[tuple[int, int, Part], Credit] = {}
    doubts: dict[tuple[int, int], Doubt] = {}
    for one in _kept(clauses, _told_by_others(clauses, list(mentions_of(clauses)))):
        start, end = clauses.span(one.first, one.last)
        if one.party.sense == "unclear":
            question = one.question or f"who is meant by “{one.party.name}”?"
            doubts[start, end] = Doubt(start, end, question)
        else:
            key = one.party.first, one.party.last, one.part
            credits.setdefault(key, Credit(one.part, one.party, start, end, one.whole))
    for doubt in _open_points(clauses):
        doubts.setdefault((doubt.start, doubt.end), doubt)
    return tuple(credits.values()), tuple(doubts.values())


def _told_by_others(clauses: Clauses, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield who is credited; who says what only others tell, who are no outlet, is a question.

    "According to two people, Roe told Doe that …" is the word of two people.
    """
    tellers = [
        one
        for one in found
        if one.according and (one.party.sense == "unclear" or not one.party.prints)
    ]
    for one in found:
        speaks = one.part == "speaker" and one.party.sense != "unclear" and not one.according
        if speaks and any(_in_one_sentence(clauses, one, teller) for teller in tellers):
            yield one.in_question()
        else:
            yield one


def _kept(clauses: Clauses, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield who is credited; whoever may have taken their words back later on is a question.

    "The Star reported that Roe had confessed; it withdrew the report" credits nobody with that.
    """
    back = clauses.withdrawals()
    for one in found:
        later = next((at for at in back if at >= one.last), None)
        if later is None or one.party.sense == "unclear":
            yield one
        else:
            word = clauses.found[later].text
            yield one.in_question(f"“{word}”: did “{one.party.name}” take back what they said?")


def _in_one_sentence(clauses: Clauses, one: Mention, other: Mention) -> bool:
    between = range(min(one.last, other.last), max(one.first, other.first))
    return not any(clauses.found[at].text in (".", "!", "?") for at in between)


def _open_points(clauses: Clauses) -> Iterator[Doubt]:
    """Yield what is said of a statement that nobody is named for, denials, and retractions."""
    for at, word in enumerate(clauses.found):
        if clauses.quoted(at):
            continue
        asked = next((question for words, question in _OPEN if word.key in words), None)
        if asked is not None:
            yield Doubt(word.start, word.end, f"“{word.text}”: {asked}")


def without_credit(sentence: str, credits: Sequence[Credit]) -> str:
    """Return what a sentence says without the credits that are beside it, and not part of it."""
    spans = sorted((one.start, one.end) for one in credits if one.whole)
    if not spans:
        return sentence
    kept, reached = [], 0
    for start, end in spans:
        kept.append(sentence[reached:start])
        reached = end
    kept.append(sentence[reached:])
    text = " ".join(" ".join(part.strip(" ,;") for part in kept).split())
    text = text.removeprefix("that ").removesuffix(" .").rstrip(" ,")
    if not text:
        return sentence
    return text[0].upper() + text[1:] + ("" if text[-1] in '.!?”"' else ".")

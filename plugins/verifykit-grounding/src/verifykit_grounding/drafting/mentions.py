"""Who is named where a sentence in English credits somebody: by "according to", "said", "told"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from verifykit_grounding.drafting.clauses import Clauses
from verifykit_grounding.drafting.parties import Party, party_of
from verifykit_grounding.vocabulary import speech, voices

Part = Literal["speaker", "outlet", "origin"]

_APPOSITION = 8
"""Among so many words behind a name a comma or "who" may end what else is said of its bearer."""


@frozen
class Mention:
    """Who is credited as what, by the words `first` to `last` (not included)."""

    part: Part
    party: Party
    first: int
    last: int
    whole: bool = False
    question: str | None = None
    according: bool = False

    def in_question(self, question: str | None = None) -> Mention:
        """Return that somebody is named as if they said so, as a question."""
        name = self.party.name
        asked = question or f"“{name}”: did they say so, or is that denied, or told by others?"
        return evolve(self, party=evolve(self.party, sense="unclear"), question=asked)


def mentions_of(clauses: Clauses) -> Iterator[Mention]:
    """Yield who is named beside a phrase or a verb by which a sentence credits somebody."""
    for at, word in enumerate(clauses.found):
        if clauses.quoted(at) or (word.capital and at > 0):
            continue
        if word.key == "according" and clauses.key(at + 1) == "to":
            yield from _according(clauses, at)
        elif word.key in speech.PUBLISHED and clauses.key(at + 1) == "by":
            yield from _published_by(clauses, at)
        elif word.key in speech.CITING:
            yield from _citing(clauses, at)
        elif word.key in speech.TELLING:
            yield from _saying(clauses, at)


def _according(clauses: Clauses, at: int) -> Iterator[Mention]:
    last = clauses.behind(at + 2)
    party = party_of(clauses.found, at + 2, last)
    if party is None:
        return
    if party.sense == "unclear":
        party, last = _called(clauses, at + 2, last) or (party, last)
    alone = at == 0 and clauses.key(last) == ","
    closing = at > 0 and clauses.key(at - 1) == "," and clauses.ends(last)
    person = party.sense == "unnamed" or party.is_person
    part: Part = "speaker" if person else "outlet"
    yield Mention(part, party, at, last, alone or closing, according=True)


def _called(clauses: Clauses, first: int, comma: int) -> tuple[Party, int] | None:
    """Return who is named behind a description, and where that ends: "the fire chief, Jane Roe,".

    None where more may be said of another one: "the fire chief, Jane Roe, a welder, lit it".
    """
    described = clauses.key(comma) == "," and clauses.key(comma - 1) in voices.CALLED
    if not described or any(one.capital for one in clauses.found[first:comma]):
        return None
    end = clauses.behind(comma + 1)
    party = party_of(clauses.found, comma + 1, end, role=(first, comma))
    if party is None or party.sense != "named" or not party.is_person:
        return None
    alone = all(one.capital for one in clauses.found[comma + 1 : end])
    goes_on = {clauses.key(at) for at in range(end + 1, end + 1 + _APPOSITION)}
    if not alone or clauses.key(end) != "," or goes_on & {",", "who", "whose", "which"}:
        return None
    return (party, end) if len(party.name.split()) > 1 else None


def _published_by(clauses: Clauses, at: int) -> Iterator[Mention]:
    last = clauses.behind(at + 2)
    party = party_of(clauses.found, at + 2, last)
    if party is not None and clauses.key(at - 1) not in speech.NOT_SAID:
        first = clauses.key(at - 1) in speech.FIRST
        part: Part = "origin" if first else "outlet"
        if any(clauses.key(one) in speech.FALSE for one in range(at)):
            # "The false claim, first reported by the Gazette, was that": the contrary is said.
            yield Mention(part, party, at, last).in_question()
        else:
            yield Mention(part, party, at, last)


def _citing(clauses: Clauses, at: int) -> Iterator[Mention]:
    if clauses.key(at - 1) in speech.PASSIVE | speech.NOT_SAID:
        return
    last = clauses.behind(at + 1)
    party = party_of(clauses.found, at + 1, last)
    if party is not None:
        saying = any(clauses.key(one) == "saying" for one in range(last, len(clauses.found)))
        yield Mention("speaker" if saying else "origin", party, at, last)
    if clauses.key(at) in speech.QUOTING:
        first, end = clauses.before(at)
        outlet = party_of(clauses.found, first, end)
        if outlet is not None and outlet.prints:
            yield Mention("outlet", outlet, first, at + 1)


def _saying(clauses: Clauses, at: int) -> Iterator[Mention]:
    if clauses.key(at - 1) in speech.NOT_SAID:
        return
    yield from _confirmed_to(clauses, at)
    if clauses.key(at - 1) in speech.PASSIVE:
        return
    that = clauses.key(at + 1) == "that"
    near = any(clauses.key(one) == "that" for one in range(at + 1, at + 6))
    spoken = clauses.found[at].key in speech.SAYING or near or clauses.closes(at)
    party, first = _who_says(clauses, at)
    if party is not None:
        # "The Gazette writes it", but "Roe adds sugar": most need a "that" of people.
        if spoken or party.prints:
            part: Part = "origin" if clauses.key(at - 1) in speech.FIRST else _part_of(party)
            if party.sense != "unclear" and _unsaid(clauses, first, at):
                yield Mention(part, party, first, at + 1).in_question()
            else:
                beside = that and first == 0 and not clauses.goes_on(at)
                yield Mention(part, party, first, at + 1, beside)
                yield from _together(clauses, first, at)
    elif clauses.closes(at):
        # "…, says the Gazette."
        last = clauses.behind(at + 1)
        behind = party_of(clauses.found, at + 1, last)
        if behind is not None:
            whole = clauses.key(at - 1) == "," and clauses.ends(last)
            yield Mention(_part_of(behind), behind, at, last, whole)
        return
    if clauses.key(at) in ("told", "tells", "tell"):
        told = not _unsaid(clauses, first, at)
        yield from _hearer(clauses, at, at + 1, clauses.behind(at + 1), told)


def _who_says(clauses: Clauses, at: int) -> tuple[Party | None, int]:
    """Who is named before a verb, and where that begins."""
    apart = clauses.before_parenthesis(at)
    if apart is not None:
        first, last, inside = apart
        party = party_of(clauses.found, first, last, role=(inside, at - 1))
        if party is not None and party.sense == "unclear" and clauses.found[inside].capital:
            # "The minister of transport, Jane Roe, said"
            party = party_of(clauses.found, inside, at - 1, role=(first, last)) or party
        if party is not None:
            return party, first
    first, last = clauses.before(at)
    return party_of(clauses.found, first, last), first


def _together(clauses: Clauses, first: int, at: int) -> Iterator[Mention]:
    """Yield who says it too: the Courier in "the Courier and the Star both reported"."""
    if clauses.key(first - 1) == "and" and clauses.key(first) in speech.ARTICLES:
        start = clauses.before(first - 1)[0]
        other = party_of(clauses.found, start, first - 1)
        if other is not None and other.sense == "named":
            said = Mention(_part_of(other), other, start, at + 1)
            yield said.in_question() if _unsaid(clauses, start, at) else said


def _unsaid(clauses: Clauses, first: int, at: int) -> bool:
    """Whether a sentence may not say that whoever is named from a word on says so.

    "If Roe said", "had Roe said", "nobody told", "Roe is said to have told", "Roe allegedly told",
    "somebody posing as Roe said", "Roe said nothing", and what somebody else says that Roe said.
    """
    before = clauses.key(first - 1)
    between = {clauses.key(one) for one in range(first, at)}
    return (
        before in speech.UNREAL
        or clauses.key(first) in speech.INVERTED
        or bool(between & (speech.DENIED | speech.VAGUE))
        or (clauses.key(at - 2), clauses.key(at - 1)) == ("to", "have")
        or (before == "as" and clauses.key(first - 2) in speech.POSING)
        or clauses.key(at + 1) == "nothing"
        or (clauses.key(at + 1) == "no" and clauses.key(at + 2) == "such")
        or _is_within_another(clauses, first)
    )


def _is_within_another(clauses: Clauses, first: int) -> bool:
    """Whether a clause is what somebody says, and no outlet that reports it.

    "Roe denied that Doe said", "there is no evidence that Doe said", "Roe said Doe said"; but
    "the Gazette reported that Doe said" is a report of what Doe said.
    """
    verb = first - 1
    if clauses.key(verb) == "that":
        verb -= 1
        while clauses.key(verb) in speech.ASIDE:
            verb -= 1
        if clauses.key(verb) not in speech.TELLING:
            return True
    elif clauses.key(verb) not in speech.SAYING:
        return False
    teller, begins = _who_says(clauses, verb)
    reports = teller is not None and teller.sense == "named" and _part_of(teller) == "outlet"
    return not reports or _unsaid(clauses, begins, verb)


def _confirmed_to(clauses: Clauses, at: int) -> Iterator[Mention]:
    """Yield whom something was "confirmed to", and by whom where it says so."""
    if clauses.key(at + 1) != "to":
        return
    last = clauses.behind(at + 2, also=frozenset({"by"}))
    if party_of(clauses.found, at + 2, last) is None:
        # "said to have been published by the Gazette" is no "confirmed to the Star by Roe".
        return
    yield from _hearer(clauses, at, at + 2, last)
    if clauses.key(last) == "by":
        end = clauses.behind(last + 1)
        party = party_of(clauses.found, last + 1, end)
        if party is not None:
            yield Mention("speaker", party, last, end)


def _hearer(
    clauses: Clauses, at: int, first: int, last: int, told: bool = True
) -> Iterator[Mention]:
    """Yield the outlet that somebody spoke to; somebody named who may be none is a question.

    So is an outlet where the sentence may not say that it was told.
    """
    party = party_of(clauses.found, first, last)
    if party is None or party.sense != "named":
        return
    heard = Mention("outlet", party, at, last)
    if not party.prints:
        yield heard.in_question(f"did “{party.name}” print this, or only hear it?")
    elif not told:
        yield heard.in_question(f"was “{party.name}” told this, and did it print it?")
    else:
        yield heard


def _part_of(party: Party) -> Part:
    """What somebody is who says something: an outlet prints it, everybody else speaks."""
    return "outlet" if party.prints else "speaker"

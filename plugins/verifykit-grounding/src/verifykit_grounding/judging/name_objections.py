"""What speaks against the names of a sentence: that the document does not have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit_quotes import Page, Token

from verifykit_grounding.judging.comparison import TELLS, Comparison, Objection
from verifykit_grounding.judging.dates import covered
from verifykit_grounding.judging.names import (
    ROOT,
    capitals_mean_names,
    goes_with,
    has_name,
    is_address,
    is_word,
    names,
)
from verifykit_grounding.judging.stems import stem
from verifykit_grounding.vocabulary.calendar import ONWARD_DAYS, WEEKDAYS
from verifykit_grounding.vocabulary.capitals import OPENING
from verifykit_grounding.vocabulary.lands import is_demonym, lands

_BEFORE = 3
"""A name stands so near before its verb."""


def name_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield the names of a sentence that neither the document has nor its publisher's name."""
    source = comparison.source
    if not capitals_mean_names(source.page):
        return
    for token in names_in(comparison):
        spelled = comparison.sentence.text[token.start : token.end]
        if token.key not in comparison.publisher and not has_name(source, token, spelled):
            yield Objection(
                code="GRD012",
                message=f"the name “{spelled}” is not in the document",
                claimed=(token.start, token.end),
                open=(is_word(token.key) and not _in_its_place(comparison, token))
                or _adds_to_a_name(comparison, token)
                or _adds_a_land(comparison, token)
                or _qualifies(comparison, token)
                or _is_other_day(comparison, token),
            )


def names_in(comparison: Comparison) -> list[Token]:
    """Return the parts of names in a sentence; its first word where the passage tells of one."""
    taken = covered(comparison.sentence, comparison.days)
    found = list(names(comparison.sentence, taken))
    if comparison.likeness >= TELLS:
        found += _first_name(comparison.sentence, comparison.tokens, taken)
    return found


def shared_names(comparison: Comparison) -> Iterator[int]:
    """Yield where the document has a name of the sentence; its first word may be one."""
    page = comparison.source.page
    if not capitals_mean_names(page):
        return
    first = [one for one in comparison.sentence.tokens[:1] if one.key not in OPENING]
    for token in (*names_in(comparison), *first):
        places = [page.tokens[at] for at in page.positions.get(token.key, ())]
        yield from (one.start for one in places if page.is_name(one) and not one.first)


def _first_name(page: Page, passage: Sequence[Token], taken: frozenset[int]) -> tuple[Token, ...]:
    """Return the first word of a sentence, if it stands where the passage has another name.

    Any first word has a capital, so it has to look like no other word: not a plural, an adverb, a
    conjunction or a form of a verb.
    """
    if not page.tokens or 0 in taken:
        return ()
    first = page.tokens[0]
    light = page.language.function | page.language.hedges | page.language.negations
    if first.kind != "word" or not first.capital or first.key in light | OPENING:
        return ()
    if len(first.key) < ROOT or first.key.endswith(("s", "ing", "ly", "ed")):
        return ()
    if not _stands_before(page, passage):
        return ()
    own = {token.key for token in page.tokens}
    replaced = any(token.capital and not token.first and token.key not in own for token in passage)
    begins = bool(passage) and passage[0].capital and passage[0].key not in own
    return (first,) if replaced or begins else ()


def _stands_before(page: Page, passage: Sequence[Token]) -> bool:
    """Whether a passage has another name before what a page has right behind its first word."""
    behind = next((one for one in page.tokens[1:] if one.key not in page.language.function), None)
    if behind is None:
        return False
    found = (
        at
        for at, one in enumerate(passage)
        if stem(one.key) == stem(behind.key) or one.kind == behind.kind == "number"
    )
    return any(
        any(one.capital for one in passage[max(0, at - _BEFORE) : at] if one.kind == "word")
        for at in found
    )


def _adds_to_a_name(comparison: Comparison, added: Token) -> bool:
    """Whether a name comes before one that the document has: "Albert Fall" for its "Mr. Fall".

    Not where the document itself calls somebody of that name otherwise: "Jonas Fall".
    """
    page, source = comparison.sentence, comparison.source.page
    at = page.tokens.index(added)
    run = {at}
    for step in (-1, 1):
        place = at + step
        while goes_with(page, min(place, place - step), max(place, place - step)):
            run.add(place)
            place += step
    keys = {page.tokens[one].key for one in run}
    behind = {page.tokens[one].key for one in run if one > at}
    known = {key for key in behind if comparison.source.is_name(key)}
    beside = {
        source.tokens[place + step].key
        for key in known
        for place in source.positions[key]
        for step in (-1, 1)
        if goes_with(source, min(place, place + step), max(place, place + step))
    }
    called = {one for one in beside - keys if not is_word(one) and not is_address(one)}
    return bool(known) and all(len(one) == 1 and one == added.key[0] for one in called)


def _adds_a_land(comparison: Comparison, added: Token) -> bool:
    """Whether a name is a country's or a state's, and the passage names no other one or people."""
    if comparison.passage is None or added.key not in lands():
        return False
    there = (one.key for one in comparison.tokens if one.capital)
    return not any(key in lands() or is_demonym(key) for key in there)


def _qualifies(comparison: Comparison, added: Token) -> bool:
    """Whether a name only says of what kind a thing of the passage is: "a Viking raider".

    Not where the passage has another name before that thing: "a Frankish raider".
    """
    tokens = comparison.sentence.tokens
    at = tokens.index(added)
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].key not in ("a", "an"):
        return False
    thing = tokens[at + 1]
    if (
        thing.key in comparison.sentence.language.function
        or comparison.sentence.text[added.end : thing.start] != " "
    ):
        return False
    places = [n for n, one in enumerate(comparison.tokens) if stem(one.key) == stem(thing.key)]
    return bool(places) and not any(n and comparison.tokens[n - 1].capital for n in places)


def _is_other_day(comparison: Comparison, day: Token) -> bool:
    """Whether a name is a day of the week that the passage may tell by another: "the next day"."""
    if day.key not in WEEKDAYS or comparison.passage is None:
        return False
    there = {one.key for one in comparison.tokens}
    return bool(there & ONWARD_DAYS) or not there & WEEKDAYS


def _in_its_place(comparison: Comparison, name: Token) -> bool:
    """Whether the passage has another name beside the same word: "mostly Nigerians"."""
    if comparison.likeness < TELLS:
        return False
    ours, there = comparison.sentence.tokens, comparison.tokens
    own = {token.key for token in ours}
    beside = _beside(ours, ours.index(name))
    return any(
        bool(beside & _beside(there, at))
        for at, token in enumerate(there)
        if token.capital and not token.first and token.key not in own
    )


def _beside(tokens: Sequence[Token], at: int) -> set[tuple[int, str]]:
    """The stems of the words right before and right behind a token, with the side of each."""
    sides = ((side, at + side) for side in (-1, 1))
    return {
        (side, stem(tokens[place].key))
        for side, place in sides
        if 0 <= place < len(tokens) and len(tokens[place].key) >= ROOT
    }

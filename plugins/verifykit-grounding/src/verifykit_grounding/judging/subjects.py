"""Whether a document has what a sentence says near whom the sentence says it of, in English.

"Ellen Marsh will sentence Holt" has its words in "Judge Ibarra will pass sentence on Holt", and its
subject in another sentence, where the prosecutor speaks of quite something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit_quotes import Page

from verifykit_grounding.judging.comparison import Comparison, Objection, question
from verifykit_grounding.judging.people import Name, names_of, span_of
from verifykit_grounding.judging.source import SourceText
from verifykit_grounding.judging.stems import says_something, stem, stems_of
from verifykit_grounding.vocabulary.listing import listed

_AT_THE_BEGINNING = 3
"""The subject of a sentence stands behind so many words at most."""
_PASSING = 2
"""Whom a document names in more sentences it is about, and calls "he" or "the painter" as well."""
_WHOLE = 0.8
"""A clause with such a share of a sentence's words says the same, but for the names."""
_FEW = 3
"""Fewer words may be of anybody."""
_JOINING = listed("but while whereas and")
_ANYBODY = listed("he she it they we i you")
"""Whoever one of these stands for may be the one whom the sentence names."""
_PASSIVE = listed("is are was were be been being")
"""So near before a verb one of these makes its subject the one to whom it is done."""
_BEFORE = 2


def subject_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask where a document says it of another, or names the subject only beside other things."""
    page, source = comparison.sentence, comparison.source
    names = names_of(page, 0, len(page.tokens), source)
    if not names or names[0].first > _AT_THE_BEGINNING:
        return
    name = names[0]
    other = _in_its_place(comparison, names)
    if other is not None:
        ours, theirs = span_of(page, name), span_of(source.page, other)
        here, beside = page.text[slice(*ours)], source.page.text[slice(*theirs)]
        yield question(
            f"the document has this beside “{beside}”: read whether it says it of “{here}”",
            ours,
            theirs,
        )
        return
    places = source.page.positions.get(name.keys[-1], ())
    naming = {
        number
        for number, (first, last) in enumerate(source.sentences)
        if any(first <= at < last for at in places)
    }
    if not naming or 0 in naming or len(naming) > _PASSING:
        return
    named = {stem(key) for one in names for key in one.keys}
    said = stems_of(page.tokens, page.language) - named
    said |= {one.key for one in page.tokens if one.kind == "number"}
    around = [one for at in naming for one in source.sentences[at : at + 2]]
    there = {one.key for first, last in around for one in source.page.tokens[first:last]}
    if said and said.isdisjoint(there | {stem(key) for key in there}):
        ours = span_of(page, name)
        yield question(
            f"the document names “{page.text[slice(*ours)]}” only beside other things: read "
            "whether it says this of them",
            ours,
            (source.page.tokens[places[0]].start, source.page.tokens[places[0]].end),
        )


def _in_its_place(comparison: Comparison, names: Sequence[Name]) -> Name | None:
    """Return the name that a clause of the passage has where a sentence has its subject, or None.

    The clause has nearly all other words of the sentence, and names the subject not at all, or
    behind its verb, where the sentence has the other name.
    """
    page, source = comparison.sentence, comparison.source
    name = names[0]
    named = {key for one in names for key in one.keys}
    said = stems_of(page.tokens, page.language) - {stem(key) for key in named}
    behind = range(name.last, len(page.tokens))
    at = next((n for n in behind if says_something(page.tokens[n], page.language)), None)
    if comparison.passage is None or at is None or _passive(page, at):
        return None
    verb = stem(page.tokens[at].key)
    for first, last in _clauses(source, comparison.passage.first, comparison.passage.last):
        tokens = source.page.tokens[first:last]
        stems = [stem(one.key) for one in tokens]
        if len(said & {*stems}) < max(_FEW, _WHOLE * len(said)) or verb not in stems:
            continue
        place = first + stems.index(verb)
        before = {one.key for one in tokens[: place - first]}
        there = names_of(source.page, first, last, source)
        if before & _ANYBODY or not there or there[0].last > place:
            continue
        if _passive(source.page, place):
            continue
        held = [one for one in there if one.may_be(name)]
        swapped = {*there[0].keys} & named and all(one.first > place for one in held)
        if not there[0].may_be(name) and (not held or swapped):
            return there[0]
    return None


def _passive(page: Page, at: int) -> bool:
    return any(one.key in _PASSIVE for one in page.tokens[max(0, at - _BEFORE) : at])


def _clauses(source: SourceText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses among tokens of a document: sentences, and what a conjunction joins."""
    page, begin = source.page, first
    starts = {one for one, _ in source.sentences}
    for at in range(first + 1, last):
        between = page.text[page.tokens[at - 1].end : page.tokens[at].start]
        joined = "," in between and page.tokens[at].key in _JOINING
        if at in starts or ";" in between or joined:
            yield begin, at
            begin = at
    yield begin, last

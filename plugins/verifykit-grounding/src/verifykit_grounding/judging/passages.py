"""Which passage of a document a sentence is held against, and whether it is like it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve
from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import same
from verifykit_grounding.judging.comparison import RESEMBLES, Comparison, Objection, question
from verifykit_grounding.judging.dates import dates
from verifykit_grounding.judging.figures import figures, telling
from verifykit_grounding.judging.name_objections import shared_names
from verifykit_grounding.judging.names import capitals_mean_names, has_name, is_word, names
from verifykit_grounding.judging.reckoning import follows_somewhere
from verifykit_grounding.judging.source import Passage, SourceText
from verifykit_grounding.judging.stems import stems_of
from verifykit_grounding.judging.times import time_between

_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[- ]century\b")
_HINTS = 0.15
_HINTS_OF_MANY = 0.25
"""A passage with so much of a sentence's words may say the same in others; one of many passages,
which has some of them by chance, with so much."""


def compared(sentence: Page, source: SourceText) -> Comparison:
    """Return a sentence beside the passage of a document that is most like it.

    Where that has few of its words, the same numbers and dates beside one of them tell as much.
    """
    words = stems_of(sentence.tokens, sentence.language)
    passage = source.passage(words)
    likeness = passage.likeness if passage is not None else 0.0
    comparison = Comparison(sentence, source, passage, likeness)
    if likeness >= RESEMBLES:
        return comparison
    for beside in source.sentences_with(words):
        if _bears_out(comparison, beside):
            return evolve(comparison, passage=beside, likeness=RESEMBLES)
    return evolve(comparison, passage=_passage_in_other_words(comparison))


def resemblance_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield that nothing in a document is like a sentence, or ask whether a passage says it."""
    if comparison.likeness >= RESEMBLES:
        return
    if comparison.passage is not None:
        said = "the document may say it in other words: read the passage"
        yield question(said, found=comparison.span)
        return
    source, text = comparison.source, comparison.sentence.text
    named = capitals_mean_names(source.page) and any(
        not is_word(one.key) and not has_name(source, one, text[one.start : one.end])
        for one in names(comparison.sentence)
    )
    counted = [one for one in comparison.figures if telling(one)]
    worked_out = bool(counted) and all(follows_somewhere(one, source) for one in counted)
    yield Objection(
        code="GRD014",
        message="nothing in the document resembles the sentence",
        open=not (comparison.days or named or (counted and not worked_out)),
    )


def _bears_out(comparison: Comparison, beside: Passage) -> bool:
    """Whether a sentence of the document has all numbers and dates of a sentence with some."""
    page = comparison.source.page
    century = _CENTURY.search(comparison.sentence.text)
    if not (comparison.figures or comparison.days or century):
        return False
    there = list(figures(page, beside.first, beside.last))
    near = dates(page, beside.first, beside.last)
    centuries = {day.year // 100 + 1 for day in near if day.year is not None}
    return (
        all(any(same(one, other) for other in there) for one in comparison.figures)
        and all(any(day.within(other) for other in near) for day in comparison.days)
        and (century is None or int(century[1]) in centuries)
    )


def _passage_in_other_words(comparison: Comparison) -> Passage | None:
    """Return where a document has some of the words, or a telling number, a date or a name.

    A long document has some of the words, and a year, of any sentence.
    """
    source = comparison.source
    if comparison.likeness >= (_HINTS if source.short else _HINTS_OF_MANY):
        return comparison.passage
    place = next(_hints(comparison), None)
    return None if place is None else source.sentence_at(place)


def _hints(comparison: Comparison) -> Iterator[int]:
    """Yield where a document has a telling number of a sentence, a date, a time or a name."""
    source = comparison.source
    for one in filter(telling, comparison.figures):
        yield from (other.token.start for other in source.figures if same(one, other))
    if not source.short:
        return
    for day in comparison.days:
        yield from (then.start for then in source.dates if day.within(then))
    if any(time_between(one, source.dates) for one in comparison.figures):
        yield source.dates[0].start
    yield from shared_names(comparison)

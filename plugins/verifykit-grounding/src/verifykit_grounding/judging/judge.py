"""Holds a sentence against a document that it cites, the cheapest question first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve, frozen
from verifykit_quotes import Page

from verifykit_grounding.judging.comparison import (
    RESEMBLES,
    TELLS,
    Comparison,
    Judgement,
    Objection,
)
from verifykit_grounding.judging.dates import day_of
from verifykit_grounding.judging.descriptions import description_objections
from verifykit_grounding.judging.figures import telling
from verifykit_grounding.judging.misplaced import misplaced_objections
from verifykit_grounding.judging.name_objections import name_objections, names_in
from verifykit_grounding.judging.names import has_name, is_word
from verifykit_grounding.judging.numbers import number_objections
from verifykit_grounding.judging.ordinals import ordinal_objections, scope_objections
from verifykit_grounding.judging.passages import compared, resemblance_objections
from verifykit_grounding.judging.polarity import polarity_objections
from verifykit_grounding.judging.quotations import quotation_objections
from verifykit_grounding.judging.roles import role_objections
from verifykit_grounding.judging.shares import is_rough
from verifykit_grounding.judging.source import SourceText
from verifykit_grounding.judging.speakers import speaker_objections
from verifykit_grounding.judging.subjects import subject_objections
from verifykit_grounding.judging.years import date_objections


@frozen
class Stage:
    """A question about a sentence and the passage that is most like it.

    It is asked of passages with the `least` likeness, in every language or in English alone.
    """

    objections: Callable[[Comparison], Iterator[Objection]]
    least: float = 0.0
    english: bool = False

    def of(self, comparison: Comparison) -> Iterator[Objection]:
        """Yield what speaks against the sentence."""
        read = not self.english or comparison.sentence.language.code == "en"
        if read and comparison.likeness >= self.least:
            yield from self.objections(comparison)


STAGES = (
    Stage(number_objections),
    Stage(misplaced_objections),
    Stage(ordinal_objections, least=TELLS, english=True),
    Stage(scope_objections, least=RESEMBLES, english=True),
    Stage(date_objections),
    Stage(name_objections),
    Stage(polarity_objections, least=RESEMBLES),
    Stage(speaker_objections, english=True),
    Stage(role_objections, english=True),
    Stage(description_objections, english=True),
    Stage(subject_objections, english=True),
)
"""What a passage that may bear a sentence out is asked, in this order."""

_MISSING = frozenset({"GRD007", "GRD009"})


def judge(
    sentence: str,
    source: SourceText,
    quote: str | None = None,
    publisher: str = "",
    published: str | None = None,
) -> Judgement:
    """Return what speaks against a sentence in a document that it cites.

    `quote` is what the citation itself says that the document says, word for word. A sentence may
    name the `publisher` ("according to The Gazette"), whose text seldom names itself, and the month
    in which it was `published` (ISO 8601) for its "on Friday".
    """
    comparison = evolve(
        compared(Page.of(sentence, source.page.language), source),
        publisher=frozenset(token.key for token in Page.of(publisher).tokens),
        published=day_of(published),
    )
    objections = [
        *quotation_objections(comparison, quote),
        *resemblance_objections(comparison),
    ]
    if not any(one.code == "GRD014" for one in objections):
        objections += [one for stage in STAGES for one in stage.of(comparison)]
    if _nothing_held(comparison):
        objections = [
            evolve(one, open=False) if one.code in _MISSING else one for one in objections
        ]
    return Judgement(
        objections=tuple(objections),
        span=comparison.span if comparison.passage is not None else None,
        likeness=comparison.likeness,
    )


def _nothing_held(comparison: Comparison) -> bool:
    """Whether a document has none of a sentence's numbers, dates and names, of at least two."""
    if comparison.certain():
        return False
    source, text = comparison.source, comparison.sentence.text
    held = [
        *(comparison.has(one) for one in comparison.figures if telling(one) and not is_rough(one)),
        *(any(day.within(other) for other in source.dates) for day in comparison.days),
        *(
            has_name(source, name, text[name.start : name.end])
            for name in names_in(comparison)
            if not is_word(name.key)
        ),
    ]
    return len(held) > 1 and not any(held)

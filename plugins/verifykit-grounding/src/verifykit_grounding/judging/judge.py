"""Holds a sentence against a document that it cites, the cheapest question first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve
from verifykit_quotes import Page, locate

from verifykit import Quote
from verifykit_grounding.judging.comparison import (
    QUESTION,
    RESEMBLES,
    TELLS,
    Comparison,
    Judgement,
    Objection,
)
from verifykit_grounding.judging.dates import dates, day_of
from verifykit_grounding.judging.derivation import time_between
from verifykit_grounding.judging.descriptions import description_objections
from verifykit_grounding.judging.figures import same, telling
from verifykit_grounding.judging.names import (
    claimed_names,
    has_name,
    is_word,
    name_objections,
    names,
    shared_names,
)
from verifykit_grounding.judging.numbers import (
    borne_out,
    claimed_figures,
    found_for_certain,
    number_objections,
)
from verifykit_grounding.judging.opposites import opposition
from verifykit_grounding.judging.ordinals import ordinal_objections, scope_objections
from verifykit_grounding.judging.polarity import (
    bound_otherwise,
    compared_otherwise,
    denied_there,
    direction_differs,
    disowned,
    negation_differs,
    only_negated,
)
from verifykit_grounding.judging.reckoning import SHORT_TEXT
from verifykit_grounding.judging.roles import role_objections
from verifykit_grounding.judging.source import Passage, SourceText, content_words
from verifykit_grounding.judging.speakers import credited_elsewhere
from verifykit_grounding.judging.subjects import subject_objections
from verifykit_grounding.judging.years import date_objections

_QUOTED = re.compile(r"[“\"„«]([^”\"“«»]{12,}?)[”\"“»]")

_MISSING = frozenset({"GRD007", "GRD009"})

_HINTS = 0.15
_HINTS_OF_MANY = 0.25
"""A passage with so much of a sentence's words may say the same in others; one of many passages,
which has some of them by chance, with so much."""


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
    page = Page.of(sentence, source.page.language)
    words = content_words(page)
    passage = source.passage(words)
    likeness = passage.likeness if passage is not None else 0.0
    comparison = Comparison(page, source, passage, likeness, dates(page))
    if likeness < RESEMBLES:
        # Few words, or others: the same numbers and dates beside one of them tell as much.
        beside = source.with_figures(words, borne_out(comparison))
        if beside is not None:
            comparison = evolve(comparison, passage=beside, likeness=RESEMBLES)
        else:
            comparison = evolve(comparison, passage=_passage_in_other_words(comparison))
    objections = (*_quotations(sentence, source.page, quote), *_resemblance(comparison))
    if not any(one.code == "GRD014" for one in objections):
        objections += (
            *number_objections(comparison),
            *ordinal_objections(comparison),
            *scope_objections(comparison),
            *date_objections(comparison, day_of(published)),
            *name_objections(
                comparison, frozenset(token.key for token in Page.of(publisher).tokens)
            ),
            *_polarity(comparison),
            *_speakers(comparison),
            *role_objections(comparison),
            *description_objections(comparison),
            *subject_objections(comparison),
        )
    if _nothing_held(comparison):
        objections = tuple(
            evolve(one, open=False) if one.code in _MISSING else one for one in objections
        )
    passage = comparison.passage
    span = None if passage is None else source.span(passage)
    return Judgement(objections=objections, span=span, likeness=comparison.likeness)


def _nothing_held(comparison: Comparison) -> bool:
    """Whether a document has none of a sentence's numbers, dates and names, of at least two."""
    if found_for_certain(comparison):
        return False
    source = comparison.source
    text = comparison.sentence.text
    held = [
        *(
            any(same(one, other) for other in source.figures)
            for one in claimed_figures(comparison)
            if telling(one)
        ),
        *(any(day.within(other) for other in source.dates) for day in comparison.days),
        *(
            has_name(source, name, text[name.start : name.end])
            for name in claimed_names(comparison)
            if not is_word(name.key)
        ),
    ]
    return len(held) > 1 and not any(held)


def _resemblance(comparison: Comparison) -> Iterator[Objection]:
    if comparison.likeness >= RESEMBLES:
        return
    if comparison.passage is not None:
        yield Objection(
            code=QUESTION,
            message="the document may say it in other words: read the passage",
            found=comparison.source.span(comparison.passage),
        )
    else:
        told = (one for one in names(comparison.sentence) if not is_word(one.key))
        yield Objection(
            code="GRD014",
            message="nothing in the document resembles the sentence",
            open=not (
                comparison.days or any(map(telling, claimed_figures(comparison))) or any(told)
            ),
        )


def _passage_in_other_words(comparison: Comparison) -> Passage | None:
    """Return where a document has some of the words, or a telling number, a date or a name.

    A long document has some of the words, and a year, of any sentence.
    """
    source = comparison.source
    long = len(source.sentences) > SHORT_TEXT
    if comparison.likeness >= (_HINTS_OF_MANY if long else _HINTS):
        return comparison.passage
    claimed = claimed_figures(comparison)
    for one in claimed:
        for other in source.figures:
            if telling(one) and same(one, other):
                return source.sentence_at(other.token.start)
    if long:
        return None
    for day in comparison.days:
        for then in source.dates:
            if day.within(then):
                return source.sentence_at(then.start)
    if any(time_between(one, source.dates) for one in claimed):
        return source.sentence_at(source.dates[0].start)
    for place in shared_names(comparison):
        return source.sentence_at(place)
    return None


def _quotations(sentence: str, source: Page, cited: str | None) -> Iterator[Objection]:
    quoted = [(found[1], found.span(1)) for found in _QUOTED.finditer(sentence)]
    sought: list[tuple[str, tuple[int, int] | None]] = [*quoted]
    if cited is not None and cited.strip():
        sought.append((cited, None))
    for exact, place in sought:
        located = locate(Quote(exact=exact), source.text, language=source.language.code)
        if located.outcome == "absent":
            yield Objection(
                code="GRD005",
                message=f"the document has no passage like “{_short(exact)}”",
                claimed=place,
            )
        elif located.outcome == "altered":
            grave = ", ".join(str(one) for one in located.differences if one.grave)
            yield Objection(
                code="GRD006",
                message=f"the quotation is altered ({grave}); the document has "
                f"“{_short(located.passage)}”",
                claimed=place,
                found=(located.start, located.end),
            )


def _speakers(comparison: Comparison) -> Iterator[Objection]:
    """Whom the passage credits with it, where that is another person than the sentence says."""
    passage, source = comparison.passage, comparison.source
    if passage is None or source.page.language.code != "en":
        return
    start, end = source.span(passage)
    other = credited_elsewhere(
        comparison.sentence.text, source.page.text[start:end], source.is_surname
    )
    if other is not None:
        credit, name = other
        yield Objection(
            code=QUESTION,
            message=f"the document has it from “{name}”, the sentence from “{credit.party.name}”: "
            "read who says it",
            claimed=(credit.start, credit.end),
            found=(start, end),
        )


def _polarity(comparison: Comparison) -> Iterator[Objection]:
    """What the passage says the other way round: negated, falling, the opposite word."""
    passage, source = comparison.passage, comparison.source
    if passage is None or comparison.likeness < RESEMBLES:
        return
    there, ours = source.tokens(passage), comparison.sentence.tokens
    language = source.page.language
    opposed = opposition(ours, there, language)
    if opposed is not None:
        code = "GRD013" if opposed.sure else QUESTION
        yield comparison.differ(code, opposed.claimed, opposed.found)
    for found in (compared_otherwise(ours, there), bound_otherwise(ours, there)):
        if found is not None and language.code == "en":
            yield comparison.differ(QUESTION, *found)
    wrong = disowned(ours, there, language)
    if wrong is not None:
        yield Objection(
            code=QUESTION,
            message=f"the document says “{wrong.key}” beside this: read whether it calls it wrong",
            found=source.span(passage),
        )
    negated = negation_differs(ours, there, language)
    if negated is not None and comparison.likeness >= TELLS + (-0.1 if negated else 0.15):
        which = "the sentence" if negated else "the passage"
        yield Objection(
            code="GRD013",
            message=f"{which} is negated, the other is not",
            found=source.span(passage),
            contradicts=True,
        )
        return
    denied = denied_there(ours, there, language)
    if denied is not None:
        yield Objection(
            code=QUESTION,
            message=f"the document says “{denied.key}” before this: read whether it denies it",
            found=source.span(passage),
            denies=True,
        )
    alone = only_negated(ours, there, language)
    if alone is not None:
        yield Objection(
            code=QUESTION,
            message="the sentence is negated, and the passage has no such word: read whether it "
            "says so",
            claimed=(alone.start, alone.end),
            found=source.span(passage),
        )
    turned = direction_differs(ours, there)
    if turned is not None and comparison.likeness >= TELLS + 0.15:
        yield comparison.differ("GRD013", *turned)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else f"{plain[:77]}…"

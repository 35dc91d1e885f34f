"""Holds a sentence against a document that it cites, the cheapest question first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen
from verifykit_quotes import Page, locate

from verifykit import Quote
from verifykit_grounding.judging.dates import covered, dates, relative_years
from verifykit_grounding.judging.figures import Figure, comparable, figures, same, slip
from verifykit_grounding.judging.names import (
    capitals_mean_names,
    first_name,
    has_name,
    names,
)
from verifykit_grounding.judging.polarity import direction_differs, negation_differs
from verifykit_grounding.judging.source import Passage, SourceText, content_words

RESEMBLES = 0.35
"""A passage with less of a sentence's words than this does not resemble it."""

SURE = 0.8
"""A passage with so much of a sentence's words is the one that the sentence is from, so that a date
which only another passage has is a wrong one."""

TELLS = 0.55
"""A passage with so much of a sentence's words is about the same thing, so that another number, or
a negation, contradicts the sentence."""

_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[- ]century\b")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")
_QUOTED = re.compile(r"[“\"„«]([^”\"“«»]{12,}?)[”\"“»]")


@frozen(kw_only=True)
class Objection:
    """What speaks against a sentence: the rule's code, in words, and where.

    `claimed` is a stretch of the sentence, `found` one of the document, both in characters.
    `contradicts` says that the document says something else, not merely less.
    """

    code: str
    message: str
    claimed: tuple[int, int] | None = None
    found: tuple[int, int] | None = None
    contradicts: bool = False


@frozen(kw_only=True)
class Judgement:
    """What a document has to do with a sentence that cites it.

    `span` is the passage most like it, in characters of the document's text; `likeness` in [0, 1].
    """

    objections: tuple[Objection, ...] = ()
    span: tuple[int, int] | None = None
    likeness: float = 0.0

    @property
    def outcome(self) -> str:
        """grounded, partly, contradicted, or not grounded."""
        if any(one.contradicts for one in self.objections):
            return "contradicted"
        codes = {one.code for one in self.objections}
        if codes & {"GRD005", "GRD006", "GRD014"}:
            return "not grounded"
        return "partly" if codes else "grounded"


@frozen
class _Asked:
    """A sentence beside the document, with the passage that is most like it."""

    sentence: Page
    source: SourceText
    passage: Passage | None
    likeness: float
    days: tuple[Any, ...] = field(factory=tuple)


def judge(sentence: str, source: SourceText, quote: str | None = None) -> Judgement:
    """Return what speaks against a sentence in a document that it cites.

    `quote` is what the citation itself says that the document says, word for word.
    """
    page = Page.of(sentence, source.page.language)
    passage = source.passage(content_words(page))
    likeness = passage.likeness if passage is not None else 0.0
    asked = _Asked(page, source, passage, likeness, dates(page))
    if likeness < RESEMBLES:
        # Few words, or others: the same numbers and dates beside one of them tell as much.
        passage = source.with_figures(content_words(page), _borne_out(asked))
        if passage is not None:
            likeness = RESEMBLES
            asked = evolve(asked, passage=passage, likeness=likeness)
    objections = (*_quotations(sentence, source.page, quote), *_resemblance(asked))
    if not any(one.code == "GRD014" for one in objections):
        objections += (*_numbers(asked), *_dates(asked), *_names(asked), *_negation(asked))
    span = None if passage is None else source.span(passage)
    return Judgement(objections=objections, span=span, likeness=likeness)


def _borne_out(asked: _Asked) -> Callable[[int, int], bool]:
    """Whether tokens of the document have all numbers and dates of a sentence, which has some."""
    taken = covered(asked.sentence, asked.days)
    claimed = [one for one in figures(asked.sentence) if one.at not in taken]
    century = _CENTURY.search(asked.sentence.text)

    def borne_out(first: int, last: int) -> bool:
        page = asked.source.page
        there, near = list(figures(page, first, last)), dates(page, first, last)
        years = {day.year // 100 + 1 for day in near if day.year is not None}
        return (
            bool(claimed or asked.days or century)
            and all(any(same(one, other) for other in there) for one in claimed)
            and all(any(day.within(other) for other in near) for day in asked.days)
            and (century is None or int(century[1]) in years)
        )

    return borne_out


def _quotations(sentence: str, source: Page, cited: str | None) -> Iterator[Objection]:
    quoted = [(found[1], found.span(1)) for found in _QUOTED.finditer(sentence)]
    asked: list[tuple[str, tuple[int, int] | None]] = [*quoted]
    if cited is not None and cited.strip():
        asked.append((cited, None))
    for exact, place in asked:
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


def _resemblance(asked: _Asked) -> Iterator[Objection]:
    if asked.likeness < RESEMBLES:
        yield Objection(code="GRD014", message="nothing in the document resembles the sentence")


def _numbers(asked: _Asked) -> Iterator[Objection]:
    source = asked.source.page
    taken = covered(asked.sentence, asked.days)
    clock = _clock_times(asked)
    claimed = [
        one
        for one in figures(asked.sentence)
        if one.at not in taken
        and not any(start <= one.token.start and one.token.end <= end for start, end in clock)
    ]
    if not claimed:
        return
    there = list(figures(source))
    near = _near(asked, there)
    missing = [one for one in claimed if not any(same(one, other) for other in there)]
    borne_out = [
        other for other in near if any(same(one, other) for one in claimed if one not in missing)
    ]
    for figure in missing:
        rivals = [other for other in near if other not in borne_out]
        slips = [(other, slip(figure, other)) for other in rivals]
        named = next(((other, name) for other, name in slips if name), None)
        alike = [other for other in rivals if comparable(figure, other)]
        ours = _told(asked.sentence, figure)
        if named is not None:
            theirs = _told(source, named[0])
            code, what = _SLIPS[named[1] or ""]
            yield _other(code, what.format(ours=ours, theirs=theirs), figure, named[0])
        elif alike and asked.likeness >= TELLS:
            closest = min(alike, key=lambda other: abs(other.at - alike[0].at))
            theirs = _told(source, closest)
            yield _other("GRD008", f"“{ours}” here, “{theirs}” in the document", figure, closest)
        else:
            yield Objection(
                code="GRD007",
                message=f"the number “{ours}” is not in the document",
                claimed=(figure.token.start, figure.token.end),
            )


def _clock_times(asked: _Asked) -> list[tuple[int, int]]:
    """Where the sentence has a time of day that the document has, "9:40" or "9.40"."""
    there = {(int(one[1]), one[2]) for one in _CLOCK.finditer(asked.source.page.text)}
    found = _CLOCK.finditer(asked.sentence.text)
    return [one.span() for one in found if ":" in one[0] and (int(one[1]), one[2]) in there]


_SLIPS: Mapping[str, tuple[str, str]] = {
    "factor": ("GRD010", "“{ours}” here, “{theirs}” in the document: a factor of a thousand"),
    "points": (
        "GRD011",
        "“{ours}” here, “{theirs}” in the document: percent are not percentage points",
    ),
}


def _other(code: str, message: str, claimed: Figure, found: Figure) -> Objection:
    return Objection(
        code=code,
        message=message,
        claimed=(claimed.token.start, claimed.token.end),
        found=(found.token.start, found.token.end),
        contradicts=True,
    )


def _near(asked: _Asked, there: list[Figure]) -> list[Figure]:
    if asked.passage is None:
        return []
    return [one for one in there if asked.passage.first <= one.at < asked.passage.last]


def _told(page: Page, figure: Figure) -> str:
    """Return a number with its unit as the text writes it."""
    tokens = page.tokens
    start, end = figure.token.start, figure.token.end
    before = tokens[figure.at - 1] if figure.at else None
    if before is not None and before.kind == "symbol" and before.end == start:
        start = before.start
    following = figure.at + 1
    if figure.unit and following < len(tokens):
        if figure.certain or tokens[following].kind == "word":
            end = tokens[following].end
        if figure.unit == "pp" and following + 1 < len(tokens):
            end = tokens[following + 1].end
    return page.text[start:end]


def _dates(asked: _Asked) -> Iterator[Objection]:
    if not asked.days:
        return
    source = asked.source.page
    there = dates(source)
    there += tuple(relative_years(source, there))
    passage = asked.passage
    near = () if passage is None else dates(source, passage.first, passage.last)
    for day in asked.days:
        told = asked.sentence.text[day.start : day.end]
        rival = next((one for one in near if day.at_odds(one)), None)
        if any(day.within(other) for other in near):
            continue
        elsewhere = any(day.within(other) for other in there)
        if elsewhere and (rival is None or asked.likeness < SURE):
            continue
        if rival is not None and asked.likeness >= TELLS:
            theirs = source.text[rival.start : rival.end]
            message = f"“{told}” here, “{theirs}” in the document"
        else:
            rival, message = None, f"the date “{told}” is not in the document"
        yield Objection(
            code="GRD009",
            message=message,
            claimed=(day.start, day.end),
            found=None if rival is None else (rival.start, rival.end),
            contradicts=rival is not None,
        )


def _names(asked: _Asked) -> Iterator[Objection]:
    source = asked.source.page
    if not capitals_mean_names(source):
        return
    taken = covered(asked.sentence, asked.days)
    found = list(names(asked.sentence, taken))
    if asked.likeness >= TELLS and asked.passage is not None:
        there = source.tokens[asked.passage.first : asked.passage.last]
        found += first_name(asked.sentence, there, taken)
    for token in found:
        spelled = asked.sentence.text[token.start : token.end]
        if not has_name(asked.source, token, spelled):
            yield Objection(
                code="GRD012",
                message=f"the name “{spelled}” is not in the document",
                claimed=(token.start, token.end),
            )


def _negation(asked: _Asked) -> Iterator[Objection]:
    if asked.passage is None or asked.likeness < TELLS + 0.15:
        return
    there = asked.source.tokens(asked.passage)
    ours = asked.sentence.tokens
    if len(there) >= 4 * len(ours):
        return
    negated = negation_differs(ours, there, asked.source.page.language)
    if negated is not None:
        which = "the sentence" if negated else "the passage"
        yield Objection(
            code="GRD013",
            message=f"{which} is negated, the other is not",
            found=asked.source.span(asked.passage),
            contradicts=True,
        )
        return
    turned = direction_differs(ours, there)
    if turned is not None:
        claimed, found = turned
        here = asked.sentence.text[claimed.start : claimed.end]
        document = asked.source.page.text[found.start : found.end]
        yield Objection(
            code="GRD013",
            message=f"“{here}” here, “{document}” in the document",
            claimed=(claimed.start, claimed.end),
            found=(found.start, found.end),
            contradicts=True,
        )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else f"{plain[:77]}…"

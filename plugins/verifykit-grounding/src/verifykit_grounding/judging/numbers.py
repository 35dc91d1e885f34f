"""What speaks against the numbers of a sentence in a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from verifykit_quotes import Page

from verifykit_grounding.judging.comparison import (
    QUESTION,
    RESEMBLES,
    SURE,
    TELLS,
    Comparison,
    Objection,
)
from verifykit_grounding.judging.dates import Day, covered, dates
from verifykit_grounding.judging.figures import (
    Figure,
    alike,
    comparable,
    figures,
    is_year,
    same,
    slip,
    telling,
)
from verifykit_grounding.judging.polarity import course, negated
from verifykit_grounding.judging.reckoning import follows
from verifykit_grounding.judging.shares import is_part, is_rough, is_share
from verifykit_grounding.judging.source import words_around
from verifykit_grounding.judging.stems import stem

_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[- ]century\b")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")

_SLIPS: Mapping[str, tuple[str, str]] = {
    "factor": ("GRD010", "“{ours}” here, “{theirs}” in the document: a factor of a thousand"),
    "points": (
        "GRD011",
        "“{ours}” here, “{theirs}” in the document: percent are not percentage points",
    ),
}

_EXACT = 3
"""Who works a number out seldom gives it with so many digits."""

_COMMON = 2
"""Numbers of which only one says what it counts stand among so many of the same words."""

_COUNTED = 12
"""So many things a reader counts: "three sons and four daughters" are seven children."""


def claimed_figures(comparison: Comparison) -> list[Figure]:
    """Return the numbers of a sentence that are no part of a date or of a time of day."""
    taken = covered(comparison.sentence, comparison.days)
    clock = _clock_times(comparison)
    return [
        one
        for one in figures(comparison.sentence)
        if one.at not in taken
        and not any(start <= one.token.start and one.token.end <= end for start, end in clock)
    ]


def number_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what speaks against the numbers of a sentence: not there, another, the other way."""
    claimed = claimed_figures(comparison)
    if not claimed:
        return
    there = comparison.source.figures
    near = _near(comparison, there)
    missing = [one for one in claimed if not any(same(one, other) for other in there)]
    yield from _missing(comparison, claimed, missing, there, near)
    held = [one for one in claimed if one not in missing]
    for figure in held:
        alike = [other for other in there if same(figure, other)]
        yield from _turned_round(comparison, figure, alike)
        yield from _of_another(comparison, figure, alike, near)
    yield from _swapped_ends(comparison, held, there)


def _missing(
    comparison: Comparison,
    claimed: Sequence[Figure],
    missing: Sequence[Figure],
    there: Sequence[Figure],
    near: Sequence[Figure],
) -> Iterator[Objection]:
    source, sentence = comparison.source.page, comparison.sentence
    held = [one for one in claimed if one not in missing]
    dated = covered(source, _dates_near(comparison)) if missing else frozenset()
    rivals = [
        other
        for other in near
        if other.at not in dated and not any(same(one, other) for one in held)
    ]
    for figure in missing:
        if _is_pronoun(sentence, figure) or _ends_years(sentence, figure):
            continue
        ours = _told(sentence, figure)
        slips = [(other, slip(figure, other)) for other in rivals]
        named = next(((other, name) for other, name in slips if name), None)
        if named is not None:
            code, what = _SLIPS[named[1] or ""]
            message = what.format(ours=ours, theirs=_told(source, named[0]))
            yield _other(code, message, figure, named[0])
            continue
        rival = _rival(comparison, figure, rivals)
        plain = rival is not None and (rival.counts or rival.certain)
        in_place = rival if plain and comparison.likeness >= SURE else None
        result = follows(comparison, figure, there, in_place)
        if result is not None:
            yield _asked(comparison, figure, result)
        elif rival is not None:
            message = f"“{ours}” here, “{_told(source, rival)}” in the document"
            yield _other("GRD008", message, figure, rival)
        else:
            yield Objection(
                code="GRD007",
                message=f"the number “{ours}” is not in the document",
                claimed=(figure.token.start, figure.token.end),
                open=_may_be_read_off(comparison, figure),
            )


def _asked(comparison: Comparison, figure: Figure, result: str) -> Objection:
    ours = _told(comparison.sentence, figure)
    return Objection(
        code=QUESTION,
        message=f"the document does not say “{ours}”, but has {result}: is it that?",
        claimed=(figure.token.start, figure.token.end),
    )


def _is_pronoun(page: Page, figure: Figure) -> bool:
    """Whether a number is the word "one", which counts nothing in "no one" and "one of them"."""
    word = page.text[figure.token.start : figure.token.end].lower()
    return word == "one" and not is_part(figure.unit)


def _may_be_read_off(comparison: Comparison, figure: Figure) -> bool:
    """Whether a number may be in the document without standing there: a share, or a small count.

    Who reads a list counts what is in it; and who found another passage does not know.
    """
    if is_share(comparison.sentence, figure) or is_rough(figure):
        return True
    passage = comparison.passage
    exact = all(len(value.normalize().as_tuple().digits) >= _EXACT for value in figure.values)
    if passage is None or not (exact or found_for_certain(comparison, figure.token.start)):
        return True
    if telling(figure):
        return False
    return not figure.counts or min(figure.values) <= _COUNTED


def _ends_years(page: Page, figure: Figure) -> bool:
    """Whether a number is the end of a stretch of years, "11" in "2010–11" and "2010/11"."""
    if not figure.at or not is_year(page, figure.at - 1):
        return False
    between = page.text[page.tokens[figure.at - 1].end : figure.token.start]
    return between.strip() in ("-", "–", "—", "/")


def _rival(comparison: Comparison, figure: Figure, rivals: Sequence[Figure]) -> Figure | None:
    """Return a number of the passage for what a number of the sentence is of; None without one.

    Both are of one unit, or count the same things; and they stand among some of the same words.
    """
    sentence, source = comparison.sentence, comparison.source.page
    if comparison.likeness < TELLS and not anchored(comparison, figure.token.start):
        return None
    ours = _around(sentence, figure)
    shares = is_share(sentence, figure)
    found = []
    for other in rivals:
        if shares != is_share(source, other):
            continue
        common = len(ours & _around(source, other))
        counted = figure.counts and comparable(figure, other)
        sure = comparable(figure, other) and (counted or comparison.likeness >= TELLS)
        if common >= (1 if sure else _COMMON) and alike(figure, other):
            found.append((-common, abs(other.at - rivals[0].at), other))
    return min(found, key=lambda one: one[:2])[2] if found else None


def found_for_certain(comparison: Comparison, but: int = -1) -> bool:
    """Whether the passage is the one that a sentence is from, by its words or by another number.

    What stands at the character `but` of the sentence does not count.
    """
    return comparison.likeness >= RESEMBLES or anchored(comparison, but)


def anchored(comparison: Comparison, but: int = -1) -> bool:
    """Whether a passage has a telling number or a date of the sentence.

    Not the one that stands at the character `but`.
    """
    passage = comparison.passage
    if passage is None:
        return False
    near = _near(comparison, comparison.source.figures)
    start, end = comparison.source.span(passage)
    return any(
        same(one, other)
        for one in claimed_figures(comparison)
        if one.token.start != but and telling(one)
        for other in near
    ) or any(
        day.within(other)
        for day in comparison.days
        if day.start != but
        for other in comparison.source.dates
        if start <= other.start < end
    )


def _around(page: Page, figure: Figure) -> frozenset[str]:
    return words_around(page, figure.token.start, figure.token.end)


def _turned_round(
    comparison: Comparison, figure: Figure, alike: Sequence[Figure]
) -> Iterator[Objection]:
    """What the document says of the same number the other way: rose for fell, at most for least."""
    source, sentence = comparison.source.page, comparison.sentence
    if comparison.likeness < TELLS and not telling(figure):
        return
    limits = {other.limit for other in alike}
    if figure.limit and "" not in limits and figure.limit not in limits:
        ours, theirs = (f"at {one} {_told(page, of)}" for one, page, of in (
            (figure.limit, sentence, figure), (alike[0].limit, source, alike[0])))  # fmt: skip
        message = f"“{ours}” here, “{theirs}” in the document"
        yield _other("GRD008", message, figure, alike[0])
    ours_course = course(sentence, figure.at)
    courses = [course(source, other.at) for other in alike]
    if ours_course is None or negated(sentence.tokens, sentence.language):
        return
    against = [one for one in courses if one is not None and one.way != ours_course.way]
    if courses and len(against) == len(courses):
        yield comparison.differ("GRD013", ours_course.word, against[0].word)


def _of_another(
    comparison: Comparison, figure: Figure, alike: Sequence[Figure], near: Sequence[Figure]
) -> Iterator[Objection]:
    """Ask where another number of the passage stands between the same two words as this one."""
    source, sentence = comparison.source.page, comparison.sentence
    ours = _between(sentence, figure)
    if comparison.likeness < TELLS:
        return
    counted = figure.counts and not telling(figure) and not is_share(sentence, figure)
    for other in near:
        if other in alike:
            continue
        theirs = _between(source, other)
        if "" not in ours and theirs == ours:
            taken = any(set(_between(source, one)) & set(ours) == set(ours) for one in alike)
        else:
            taken = not (counted and other.counts and comparable(figure, other)) or any(
                not one.counts or comparable(figure, one) for one in alike
            )
            taken = taken or not _around(sentence, figure) & _around(source, other)
        if not taken:
            here, there = _told(sentence, figure), _told(source, other)
            yield Objection(
                code=QUESTION,
                message=f"“{here}” here; the document has that of something else, and “{there}” "
                "in its place: is it that?",
                claimed=(figure.token.start, figure.token.end),
                found=(other.token.start, other.token.end),
            )
            return


def _between(page: Page, figure: Figure) -> tuple[str, str]:
    """The stems of the words right before a number and right behind it; empty where none is."""
    sides = []
    for at in (figure.at - 1, figure.at + 1):
        token = page.tokens[at] if 0 <= at < len(page.tokens) else None
        light = page.language.function | page.language.hedges
        says = token is not None and token.kind == "word" and token.key not in light
        sides.append(stem(token.key) if token is not None and says else "")
    return sides[0], sides[1]


def _swapped_ends(
    comparison: Comparison, held: Sequence[Figure], there: Sequence[Figure]
) -> Iterator[Objection]:
    """ "From A to B" in the sentence where the document has "to A", and not "to B"."""
    ends = {_end(comparison.sentence, one): one for one in held}
    if not {"from", "to"} <= ends.keys():
        return
    if comparison.likeness < TELLS and not (telling(ends["from"]) and telling(ends["to"])):
        return
    source = comparison.source.page
    roles = {
        end: {_end(source, other) for other in there if same(ends[end], other)}
        for end in ("from", "to")
    }
    if "to" in roles["from"] and "from" not in roles["from"] and "to" not in roles["to"]:
        figure = ends["from"]
        found = next(one for one in there if same(figure, one) and _end(source, one) == "to")
        ours, theirs = _told(comparison.sentence, figure), _told(source, found)
        message = f"“from {ours}” here, “to {theirs}” in the document"
        yield _other("GRD013", message, figure, found)


def _end(page: Page, figure: Figure) -> str:
    before = page.tokens[max(0, figure.at - 2) : figure.at]
    words = [one.key for one in before if one.kind == "word"]
    return words[-1] if words and words[-1] in ("from", "to") else ""


def borne_out(comparison: Comparison) -> Callable[[int, int], bool]:
    """Return whether tokens of the document have all numbers and dates of a sentence with some."""
    claimed = claimed_figures(comparison)
    century = _CENTURY.search(comparison.sentence.text)

    def has_them(first: int, last: int) -> bool:
        page = comparison.source.page
        there, near = list(figures(page, first, last)), dates(page, first, last)
        years = {day.year // 100 + 1 for day in near if day.year is not None}
        return (
            bool(claimed or comparison.days or century)
            and all(any(same(one, other) for other in there) for one in claimed)
            and all(any(day.within(other) for other in near) for day in comparison.days)
            and (century is None or int(century[1]) in years)
        )

    return has_them


def _clock_times(comparison: Comparison) -> list[tuple[int, int]]:
    """Where the sentence has a time of day that the document has, "9:40" or "9.40"."""
    there = {(int(one[1]), one[2]) for one in _CLOCK.finditer(comparison.source.page.text)}
    found = _CLOCK.finditer(comparison.sentence.text)
    return [one.span() for one in found if ":" in one[0] and (int(one[1]), one[2]) in there]


def _other(code: str, message: str, claimed: Figure, found: Figure) -> Objection:
    return Objection(
        code=code,
        message=message,
        claimed=(claimed.token.start, claimed.token.end),
        found=(found.token.start, found.token.end),
        contradicts=True,
    )


def _near(comparison: Comparison, there: Iterable[Figure]) -> list[Figure]:
    passage = comparison.passage
    if passage is None:
        return []
    return [one for one in there if passage.first <= one.at < passage.last]


def _dates_near(comparison: Comparison) -> tuple[Day, ...]:
    passage = comparison.passage
    if passage is None:
        return ()
    return dates(comparison.source.page, passage.first, passage.last)


def _told(page: Page, figure: Figure) -> str:
    """Return a number with its unit as the text writes it."""
    tokens = page.tokens
    start, end = figure.token.start, figure.token.end
    before = tokens[figure.at - 1] if figure.at else None
    if before is not None and before.kind == "symbol" and before.end == start:
        start = before.start
    following = figure.at + 1
    halves = [one.key for one in tokens[following : following + 3]] == ["and", "a", "half"]
    following += 3 if halves else 0
    if halves:
        end = tokens[following - 1].end
    if (figure.certain or figure.counts) and following < len(tokens):
        end = tokens[following].end
        if figure.unit == "pp" and following + 1 < len(tokens):
            end = tokens[following + 1].end
        words = figure.unit.split()
        for at in range(following, min(following + 4, len(tokens))):
            if words[1:] and tokens[at].key == words[-1]:
                end = tokens[at].end
    return page.text[start:end]

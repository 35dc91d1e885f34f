"""Numbers that a document has and says otherwise: the other way round, or of something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, takewhile

from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import comparable, same
from verifykit_grounding.judging.comparison import TELLS, Comparison, Objection, other, question
from verifykit_grounding.judging.directions import course
from verifykit_grounding.judging.figures import Figure, telling, written
from verifykit_grounding.judging.negation import negated
from verifykit_grounding.judging.shares import is_share, part_of
from verifykit_grounding.judging.source import words_around
from verifykit_grounding.judging.stems import stem, stems_of
from verifykit_grounding.vocabulary.listing import listed

_TELLING = 3
"""A number of the passage that has so many of the words around one of the sentence is in its place,
unless that one has about as many where the document has it."""
_ALL = listed("the all its their these those of other s")
"""Before a number of things that are told whole."""
_BEHIND = 8
"""What a number is said of stands among so many tokens behind it."""


def misplaced_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what speaks against the numbers of a sentence that the document has somewhere."""
    there = comparison.source.figures
    held = {figure: [one for one in there if same(figure, one)] for figure in comparison.figures}
    held = {figure: alike for figure, alike in held.items() if alike}
    for figure, alike in held.items():
        yield from _turned_round(comparison, figure, alike)
        yield from _of_another(comparison, figure, alike)
        yield from _whole_of_a_part(comparison, figure, alike)
    yield from _swapped_ends(comparison, list(held))
    yield from _swapped(comparison, held)


def _turned_round(
    comparison: Comparison, figure: Figure, alike: Sequence[Figure]
) -> Iterator[Objection]:
    """What the document says of the same number the other way: rose for fell, at most for least."""
    source, sentence = comparison.source.page, comparison.sentence
    if comparison.likeness < TELLS and not telling(figure):
        return
    limits = {one.limit for one in alike}
    if figure.limit and "" not in limits and figure.limit not in limits:
        one = alike[0]
        ours = f"at {figure.limit} {written(sentence, figure)}"
        theirs = f"at {one.limit} {written(source, one)}"
        yield other("GRD008", ours, theirs, figure.span, one.span)
    way = course(sentence, figure.at)
    if way is None or negated(sentence.tokens, sentence.language):
        return
    ways = [course(source, one.at) for one in alike]
    against = [one for one in ways if one is not None and one.way != way.way]
    if len(against) == len(ways):
        yield comparison.differ("GRD013", way.word, against[0].word)


def _of_another(
    comparison: Comparison, figure: Figure, alike: Sequence[Figure]
) -> Iterator[Objection]:
    """Ask where another number of the passage stands between the same two words as this one.

    Or where it counts the same things, which this one in the document does not, or where it has
    more of the words around this one than that has where it stands.
    """
    source, sentence = comparison.source.page, comparison.sentence
    if comparison.likeness < TELLS:
        return
    ours = _between(sentence, figure)
    counted = figure.counts and not telling(figure) and not is_share(sentence, figure)
    counted = counted and all(one.counts and not comparable(figure, one) for one in alike)
    elsewhere = telling(figure) and not any(one in comparison.near for one in alike)
    for one in comparison.near:
        if one in alike:
            continue
        if "" not in ours and _between(source, one) == ours:
            replaced = not any({*ours} <= {*_between(source, held)} for held in alike)
        else:
            around = words_around(sentence, figure.span)
            common = len(around & words_around(source, one.span))
            replaced = comparable(figure, one) and (
                common > 0
                if counted and one.counts
                else elsewhere
                and one in comparison.rivals
                and common >= _TELLING
                and all(
                    common > 1 + len(around & words_around(source, each.span)) for each in alike
                )
            )
        if replaced:
            here, there = written(sentence, figure), written(source, one)
            yield question(
                f"“{here}” here; the document has that of something else, and “{there}” in its "
                "place: is it that?",
                figure.span,
                one.span,
            )
            return


def _whole_of_a_part(
    comparison: Comparison, figure: Figure, alike: Sequence[Figure]
) -> Iterator[Objection]:
    """Ask where the document has a number only as what a part is of: "in two of the 19 wards"."""
    source, sentence = comparison.source.page, comparison.sentence
    before = sentence.tokens[figure.at - 1].key if figure.at else ""
    if comparison.likeness < TELLS or before in _ALL or is_share(sentence, figure):
        return
    parts = [source.tokens[at] for one in alike if (at := part_of(source, one)) is not None]
    if figure.counts and len(parts) == len(alike) and all(min(one.values) > 1 for one in parts):
        part = parts[0]
        here, there = written(sentence, figure), source.text[part.start : alike[0].token.end]
        yield question(
            f"“{here}” here, “{there}” in the document: is it said of all of them?",
            figure.span,
            (part.start, alike[0].token.end),
        )


def _swapped(comparison: Comparison, held: Mapping[Figure, list[Figure]]) -> Iterator[Objection]:
    """Ask where two numbers stand before each other's words: "5 of these, 12 of those"."""
    source, sentence = comparison.source.page, comparison.sentence
    near = {one: [each for each in alike if each in comparison.near] for one, alike in held.items()}
    certain = [(one, each[0]) for one, each in near.items() if len(each) == 1]
    for (one, first), (rest, second) in combinations(certain, 2):
        if comparison.likeness < TELLS or not comparable(one, rest) or first is second:
            continue
        ours = _behind_each(sentence, one, rest)
        theirs = _behind_each(source, first, second)
        straight = ours[0] & theirs[0] or ours[1] & theirs[1]
        if ours[0] & theirs[1] and ours[1] & theirs[0] and not straight:
            here, there = written(sentence, one), written(source, second)
            yield question(
                f"“{here}” here, “{there}” of that in the document: read which is of which",
                one.span,
                second.span,
            )
            return


def _behind_each(page: Page, one: Figure, other: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words right behind two numbers, without those behind both."""
    found = []
    for figure in (one, other):
        behind = islice(page.tokens, figure.at + 1, figure.at + 1 + _BEHIND)
        told = takewhile(lambda each: each.kind != "number" and not each.first, behind)
        found.append(stems_of(told, page.language))
    return found[0] - found[1], found[1] - found[0]


def _between(page: Page, figure: Figure) -> tuple[str, str]:
    """The stems of the words right before a number and right behind it; empty where none is."""
    sides = []
    light = page.language.function | page.language.hedges
    for at in (figure.at - 1, figure.at + 1):
        token = page.tokens[at] if 0 <= at < len(page.tokens) else None
        says = token is not None and token.kind == "word" and token.key not in light
        sides.append(stem(token.key) if token is not None and says else "")
    return sides[0], sides[1]


def _swapped_ends(comparison: Comparison, held: Sequence[Figure]) -> Iterator[Objection]:
    """ "From A to B" in the sentence where the document has "to A", and not "to B"."""
    source = comparison.source.page
    ends = {_end(comparison.sentence, one): one for one in held}
    if not {"from", "to"} <= ends.keys():
        return
    begin = ends["from"]
    if comparison.likeness < TELLS and not (telling(begin) and telling(ends["to"])):
        return
    there = comparison.source.figures[::-1]  # of several the first one counts
    begins, ending = (
        {_end(source, one): one for one in there if same(ends[end], one)} for end in ("from", "to")
    )
    if "to" in begins and "from" not in begins and "to" not in ending:
        found = begins["to"]
        ours, theirs = written(comparison.sentence, begin), written(source, found)
        yield other("GRD013", f"from {ours}", f"to {theirs}", begin.span, found.span)


def _end(page: Page, figure: Figure) -> str:
    before = page.tokens[max(0, figure.at - 2) : figure.at]
    words = [one.key for one in before if one.kind == "word"]
    return words[-1] if words and words[-1] in ("from", "to") else ""

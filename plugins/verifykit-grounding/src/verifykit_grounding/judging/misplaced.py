"""Numbers that a document has and says otherwise: the other way round, or of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import comparable, same
from verifykit_grounding.judging.comparison import TELLS, Comparison, Objection, other, question
from verifykit_grounding.judging.directions import course
from verifykit_grounding.judging.figures import Figure, telling, written
from verifykit_grounding.judging.negation import negated
from verifykit_grounding.judging.shares import is_share
from verifykit_grounding.judging.source import words_around
from verifykit_grounding.judging.stems import stem


def misplaced_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what speaks against the numbers of a sentence that the document has somewhere."""
    there = comparison.source.figures
    held = {figure: [one for one in there if same(figure, one)] for figure in comparison.figures}
    held = {figure: alike for figure, alike in held.items() if alike}
    for figure, alike in held.items():
        yield from _turned_round(comparison, figure, alike)
        yield from _of_another(comparison, figure, alike)
    yield from _swapped_ends(comparison, list(held))


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

    Or where it counts the same things, which this one in the document does not.
    """
    source, sentence = comparison.source.page, comparison.sentence
    if comparison.likeness < TELLS:
        return
    ours = _between(sentence, figure)
    counted = figure.counts and not telling(figure) and not is_share(sentence, figure)
    counted = counted and all(one.counts and not comparable(figure, one) for one in alike)
    for one in comparison.near:
        if one in alike:
            continue
        if "" not in ours and _between(source, one) == ours:
            replaced = not any({*ours} <= {*_between(source, held)} for held in alike)
        else:
            replaced = counted and one.counts and comparable(figure, one)
            replaced = replaced and bool(
                words_around(sentence, figure.span) & words_around(source, one.span)
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

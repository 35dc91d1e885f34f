"""Numbers of a sentence that a document does not have: another one is there, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import alike, comparable, slip
from verifykit_grounding.judging.comparison import (
    SURE,
    TELLS,
    Comparison,
    Objection,
    other,
    question,
)
from verifykit_grounding.judging.figures import Figure, is_year, telling, written
from verifykit_grounding.judging.reckoning import ADDED_UP, follows
from verifykit_grounding.judging.shares import is_part, is_rough, is_share
from verifykit_grounding.judging.source import words_around

_SLIPS = {
    "factor": ("GRD010", "a factor of a thousand"),
    "points": ("GRD011", "percent are not percentage points"),
}

_EXACT = 3
"""Who works a number out seldom gives it with so many digits."""

_COMMON = 2
"""Numbers of which only one says what it counts stand among so many of the same words."""

_COUNTED = 12
"""So many things a reader counts: "three sons and four daughters" are seven children."""


def number_objections(comparison: Comparison) -> Iterator[Objection]:
    """Yield what speaks against the numbers of a sentence that the document does not have."""
    sentence, source = comparison.sentence, comparison.source.page
    missing = [one for one in comparison.figures if not comparison.has(one)]
    rivals = comparison.rivals if missing else ()
    for figure in missing:
        if _is_pronoun(sentence, figure) or _ends_years(sentence, figure):
            continue
        ours = written(sentence, figure)
        slips = ((one, slip(figure, one)) for one in rivals)
        slipped = next(((one, _SLIPS[name]) for one, name in slips if name), None)
        if slipped is not None:
            one, (code, why) = slipped
            yield other(code, ours, written(source, one), figure.span, one.span, why)
            continue
        rival = _rival(comparison, figure, rivals)
        plain = rival is not None and (rival.counts or rival.certain)
        result = follows(
            comparison, figure, rival if plain and comparison.likeness >= SURE else None
        )
        if result is not None:
            said = f"the document does not say “{ours}”, but has {result}: is it that?"
            yield question(said, figure.span)
        elif rival is not None:
            yield other("GRD008", ours, written(source, rival), figure.span, rival.span)
        else:
            yield Objection(
                code="GRD007",
                message=f"the number “{ours}” is not in the document",
                claimed=figure.span,
                open=_may_be_read_off(comparison, figure),
            )


def _is_pronoun(page: Page, figure: Figure) -> bool:
    """Whether a number is the word "one", which counts nothing in "no one" and "one of them"."""
    return page.text[slice(*figure.span)].lower() == "one" and not is_part(figure.unit)


def _ends_years(page: Page, figure: Figure) -> bool:
    """Whether a number is the end of a stretch of years, "11" in "2010–11" and "2010/11"."""
    if not figure.at or not is_year(page, figure.at - 1):
        return False
    between = page.text[page.tokens[figure.at - 1].end : figure.token.start]
    return between.strip() in ("-", "–", "—", "/")


def _may_be_read_off(comparison: Comparison, figure: Figure) -> bool:
    """Whether a number may be in the document without standing there: a share, or a small count.

    Who reads a list counts what is in it; and who found another passage does not know.
    """
    if is_share(comparison.sentence, figure) or is_rough(figure):
        return True
    if any(one.key in ADDED_UP for one in comparison.sentence.tokens):
        return True
    exact = all(len(value.normalize().as_tuple().digits) >= _EXACT for value in figure.values)
    if comparison.passage is None or not (exact or comparison.certain(figure.token.start)):
        return True
    if telling(figure):
        return False
    return not figure.counts or min(figure.values) <= _COUNTED


def _rival(comparison: Comparison, figure: Figure, rivals: Sequence[Figure]) -> Figure | None:
    """Return a number of the passage for what a number of the sentence is of; None without one.

    Both are of one unit, or count the same things; and they stand among some of the same words.
    """
    sentence, source = comparison.sentence, comparison.source.page
    if comparison.likeness < TELLS and not comparison.anchored(figure.token.start):
        return None
    ours = words_around(sentence, figure.span)
    shares = is_share(sentence, figure)
    best: tuple[int, Figure] | None = None
    for one in rivals:
        if shares != is_share(source, one) or not alike(figure, one):
            continue
        common = len(ours & words_around(source, one.span))
        counted = figure.counts and comparable(figure, one)
        sure = comparable(figure, one) and (counted or comparison.likeness >= TELLS)
        if common >= (1 if sure else _COMMON) and (best is None or common > best[0]):
            best = common, one
    return None if best is None else best[1]

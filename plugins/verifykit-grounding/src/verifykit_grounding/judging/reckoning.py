"""How a number of a sentence follows from those around the passage that is like it."""

from __future__ import annotations

from verifykit_grounding.judging.comparison import Comparison
from verifykit_grounding.judging.figures import Figure, telling
from verifykit_grounding.judging.shares import part_or_multiple
from verifykit_grounding.judging.source import SourceText, Stretch
from verifykit_grounding.judging.spelled import in_words
from verifykit_grounding.judging.sums import sum_of_like, sum_of_two
from verifykit_grounding.judging.times import (
    ages_between,
    hours_between,
    time_between,
    time_in_another_unit,
)

_TOTAL = frozenset({"all", "altogether", "total", "combined", "together", "both"})
"""Words that tell of a sum."""
_BESIDE = 2
"""So many sentences before and behind the passage are read."""


def follows(comparison: Comparison, figure: Figure, rival: Figure | None) -> str | None:
    """Return in words how a number may follow from those of the document; None if it does not.

    A time between two dates of a short text may be that of any two of them; and so may a telling
    number follow from any sentence, if the words do not say from which. Beside a `rival` in its
    place only that one counts for a part or a multiple, and in words: with all numbers and percents
    around there is one by chance.
    """
    source, page = comparison.source, comparison.source.page
    around, whole = comparison.around(_BESIDE), (0, len(page.text))
    short = source.short and comparison.passage is not None
    start, end = whole if short and telling(figure) else around
    near = source.stretches(start, end)
    first, last = whole if short else around
    summed = rival is None or any(one.key in _TOTAL for one in comparison.sentence.tokens)
    return (
        sum_of_two(figure, near, page)
        or time_between(figure, [day for day in source.dates if first <= day.start < last])
        or hours_between(figure, page.text[start:end])
        or ages_between(figure, near, page)
        or time_in_another_unit(figure, near, page)
        or in_words(figure, near)
        or (sum_of_like(figure, source.figures, page) if summed and source.short else None)
        or part_or_multiple(figure, _beside(near, rival), page, in_words=rival is not None)
    )


def follows_somewhere(figure: Figure, source: SourceText) -> bool:
    """Whether a number may be worked out from those of a sentence of a short document."""
    if not source.short:
        return False
    page = source.page
    near = source.stretches(0, len(page.text))
    return bool(sum_of_two(figure, near, page) or part_or_multiple(figure, near, page))


def _beside(near: list[Stretch], rival: Figure | None) -> list[Stretch]:
    """Return sentences with no other numbers than a rival, where there is one."""
    if rival is None:
        return near
    return [Stretch(one.text, [each for each in one.numbers if each == rival]) for one in near]

"""How a number of a sentence follows from those around the passage that is like it."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit_grounding.judging.comparison import Comparison
from verifykit_grounding.judging.derivation import sum_of_like, worked_out
from verifykit_grounding.judging.figures import Figure, telling
from verifykit_grounding.judging.shares import Stretch, part_or_multiple
from verifykit_grounding.judging.source import SourceText

SHORT_TEXT = 40
"""In a text of so many sentences a time between two dates may be that of any two of them; and so
may a telling number follow from any sentence, if the words do not say from which."""

_TOTAL = frozenset({"all", "altogether", "total", "combined", "together", "both"})
"""Words that tell of a sum."""


def follows(
    comparison: Comparison, figure: Figure, there: Sequence[Figure], rival: Figure | None
) -> str | None:
    """Return in words how a number may follow from those that are `there`; None if it does not.

    Beside a `rival` in its place only that one counts for a part or a multiple, and in words: with
    all numbers and percents around there is one by chance.
    """
    source = comparison.source
    result = _worked_out(comparison, figure, there)
    summed = rival is None or any(one.key in _TOTAL for one in comparison.sentence.tokens)
    if result is None and summed and len(source.sentences) <= SHORT_TEXT:
        result = sum_of_like(figure, there, source.page)
    if result is not None:
        return result
    return _part(
        comparison, figure, there if rival is None else [rival], in_words=rival is not None
    )


def _worked_out(comparison: Comparison, figure: Figure, there: Sequence[Figure]) -> str | None:
    """How a number follows from those of the passage and its neighbours; None if it does not."""
    passage, source = comparison.passage, comparison.source
    if passage is None:
        return None
    around = source.tokens(passage, beside=2)
    start, end = around[0].start, around[-1].end
    if len(source.sentences) <= SHORT_TEXT:
        start, end = 0, len(source.page.text)
    days = [day for day in source.dates if start <= day.start < end]
    if not telling(figure):
        start, end = around[0].start, around[-1].end
    near = _stretches(source, there, start, end)
    return worked_out(figure, near, days, source.page.text[start:end], source.page)


def _part(
    comparison: Comparison, figure: Figure, there: Sequence[Figure], *, in_words: bool
) -> str | None:
    """How a number is a part or a multiple of one around the passage; None if it is none."""
    passage, source = comparison.passage, comparison.source
    if passage is None:
        return None
    around = source.tokens(passage, beside=2)
    start, end = around[0].start, around[-1].end
    if len(source.sentences) <= SHORT_TEXT and telling(figure):
        start, end = 0, len(source.page.text)
    near = _stretches(source, there, start, end)
    return part_or_multiple(figure, near, source.page, in_words=in_words)


def _stretches(source: SourceText, there: Sequence[Figure], start: int, end: int) -> list[Stretch]:
    """Return the sentences of a document between two characters, with their numbers."""
    tokens = source.page.tokens
    spans = ((one, tokens[one[0]].start, tokens[one[1] - 1].end) for one in source.sentences)
    return [
        Stretch(source.page.text[low:high], [each for each in there if one[0] <= each.at < one[1]])
        for one, low, high in spans
        if start <= low and high <= end
    ]

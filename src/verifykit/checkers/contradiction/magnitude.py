"""CON018: conflicting numbers a hundred, thousand or million times apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import about, compared
from verifykit.checkers.wording import listing, related_to, value_text
from verifykit.comparison import amounts

RULE = Rule.from_page(__file__, code="CON018", name="magnitude", severity="warning", kind="review")

RATIOS = {100: "a hundred", 1000: "a thousand", 10**6: "a million"}
OFF_BY = Fraction(1, 20)
"""How far a ratio may be off one of these, which the rounding of both numbers explains."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each set of conflicting numbers with such a ratio, and each ratio."""
    for conflict in compared(context, "value-conflict"):
        claims = [case.claims_by_id[name] for name in conflict.claims]
        sizes = sorted((size, name) for name, size in amounts(case, claims).items() if size > 0)
        for ratio, words in RATIOS.items():
            pairs = list(_apart(sizes, ratio))
            if pairs:
                yield _finding(case, pairs, words)


def _apart(sizes: Sequence[tuple[Fraction, str]], ratio: int) -> Iterator[tuple[str, str]]:
    """Yield each claim with the smallest that is so many times as large; `sizes` ascend."""
    place = 0
    for size, claim in sizes:
        while place < len(sizes) and sizes[place][0] < size * ratio * (1 - OFF_BY):
            place += 1
        if place == len(sizes):
            return
        if sizes[place][0] <= size * ratio * (1 + OFF_BY):
            yield claim, sizes[place][1]


def _finding(case: Case, pairs: Sequence[tuple[str, str]], words: str) -> Finding:
    told = [tuple(case.claims_by_id[name] for name in pair) for pair in pairs]
    small, large = told[0]
    listed = listing(
        f"{value_text(case, a)} [{a.id}] and {value_text(case, b)} [{b.id}]" for a, b in told
    )
    return RULE.finding(
        f"{about(case, small)}: {listed} are {words} times apart, as if a unit had been mistaken",
        claim=small.id,
        pointer=case.pointer(small),
        related=related_to(case, [(large, large.text)]),
    )

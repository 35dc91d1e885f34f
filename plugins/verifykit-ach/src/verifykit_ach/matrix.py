"""The matrix: claims as rows, hypotheses as columns, a rating in each cell that has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import pstdev

from attrs import frozen

from verifykit import Case, Hypothesis, ScoredClaim

CONSISTENCY: Mapping[str, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
"""The ratings on a scale from very inconsistent to very consistent (Heuer 1999)."""

WORST = 2
"""How much the gravest rating, II, speaks against a hypothesis."""

WIDEST = 2.0
"""The greatest diagnosticity there is: half of the ratings CC, half of them II."""


@frozen(kw_only=True)
class Weight:
    """How far a claim counts, in [0, 1]: its score, and the range of the score."""

    value: float
    low: float
    high: float


WHOLE = Weight(value=1.0, low=1.0, high=1.0)
NOTHING = Weight(value=0.0, low=0.0, high=0.0)


@frozen(kw_only=True)
class Row:
    """A claim with its rating under each hypothesis, None where nobody has rated it."""

    claim: str
    ratings: tuple[str | None, ...]
    weight: Weight

    @property
    def rated(self) -> int:
        """Under how many hypotheses it is rated."""
        return sum(rating is not None for rating in self.ratings)

    @property
    def diagnosticity(self) -> float | None:
        """How well it tells the hypotheses apart, from 0 to 2; None with fewer than two ratings.

        The population standard deviation of its ratings on the scale from -2 to 2.
        """
        values = [CONSISTENCY[rating] for rating in self.ratings if rating is not None]
        return pstdev(values) if len(values) > 1 else None

    def against(self, column: int) -> int | None:
        """How much it speaks against a hypothesis, unweighted: 0, 1 or 2; None if not rated."""
        rating = self.ratings[column]
        return None if rating is None else max(0, -CONSISTENCY[rating])


@frozen(kw_only=True)
class Matrix:
    """The hypotheses of a case, and every claim that is rated under any of them.

    `weighted` is False where no claim has a score, so that all of them count in full.
    """

    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    weighted: bool


def matrix_of(case: Case, scored: Callable[[str], ScoredClaim], *, equal: bool = False) -> Matrix:
    """Return the matrix of a case, its rows in the order of the claims.

    A claim weighs as much as its score, and nothing if it has none: what nobody has evidence for
    is no evidence. Where no rated claim has a score, and if `equal`, all weigh the same.
    """
    ratings = [dict(hypothesis.ratings) for hypothesis in case.hypotheses]
    rated = [claim.id for claim in case.claims if any(claim.id in column for column in ratings)]
    weights = {} if equal else {claim: _weight(scored(claim)) for claim in rated}
    weighted = any(weight is not None for weight in weights.values())
    return Matrix(
        hypotheses=case.hypotheses,
        rows=tuple(
            Row(
                claim=claim,
                ratings=tuple(column.get(claim) for column in ratings),
                weight=(weights[claim] or NOTHING) if weighted else WHOLE,
            )
            for claim in rated
        ),
        weighted=weighted,
    )


def _weight(claim: ScoredClaim) -> Weight | None:
    if claim.score is None:
        return None
    low, high = claim.range or (claim.score, claim.score)
    return Weight(value=claim.score, low=min(low, claim.score), high=max(high, claim.score))

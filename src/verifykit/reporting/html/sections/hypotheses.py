"""Analysis of competing hypotheses (Heuer 1999): which claims tell them apart, and how."""

from __future__ import annotations

from statistics import pstdev

from verifykit.model.assessment import Verdict
from verifykit.model.hypothesis import Hypothesis, Rating
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier

VALUES: dict[Rating, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
WORDS: dict[Rating, str] = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
}
SIGNS: dict[Rating, str] = {"CC": "+ +", "C": "+", "N": "0", "I": "−", "II": "− −"}
_HOLDS: tuple[Verdict, ...] = ("corroborated", "supported")


@frozen(kw_only=True)
class MatrixRow:
    """A claim with its rating under each hypothesis (None = not rated), and how far they differ.

    `diagnosticity` is the population standard deviation of the ratings on a scale from -2 to 2.
    """

    claim: str
    ratings: tuple[Rating | None, ...]
    diagnosticity: float


@frozen(kw_only=True)
class Total:
    """How much speaks against a hypothesis: I counts 1, II counts 2.

    `held` counts only claims that are at least supported.
    """

    against: int
    held: int


@frozen(kw_only=True)
class Matrix:
    """The matrix: hypotheses as columns, claims as rows, the most diagnostic first."""

    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[Total, ...]
    least: tuple[str, ...]
    """The texts of the hypotheses against which the least speaks, among claims that hold."""


def matrix_of(dossier: Dossier) -> Matrix | None:
    """Return the matrix of a case; None where it has no hypotheses."""
    hypotheses = dossier.case.hypotheses
    if not hypotheses:
        return None
    rated = [dict(hypothesis.ratings) for hypothesis in hypotheses]
    claims = [claim.id for claim in dossier.case.claims if any(claim.id in one for one in rated)]
    rows = [_row(claim, tuple(one.get(claim) for one in rated)) for claim in claims]
    rows.sort(key=lambda row: -row.diagnosticity)
    totals = [_total(dossier, one) for one in rated]
    fewest = min((total.held for total in totals), default=0)
    return Matrix(
        hypotheses=hypotheses,
        rows=tuple(rows),
        totals=tuple(totals),
        least=tuple(
            hypothesis.text
            for hypothesis, total in zip(hypotheses, totals, strict=True)
            if total.held == fewest
        ),
    )


def _row(claim: str, ratings: tuple[Rating | None, ...]) -> MatrixRow:
    values = [VALUES[rating] for rating in ratings if rating is not None]
    return MatrixRow(
        claim=claim, ratings=ratings, diagnosticity=pstdev(values) if len(values) > 1 else 0.0
    )


def _total(dossier: Dossier, ratings: dict[str, Rating]) -> Total:
    against = {claim: max(0, -VALUES[rating]) for claim, rating in ratings.items()}
    return Total(
        against=sum(against.values()),
        held=sum(
            weight for claim, weight in against.items() if dossier.scored(claim).verdict in _HOLDS
        ),
    )

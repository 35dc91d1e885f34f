"""The scores of claims as flat rows, for tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from verifykit.model.assessment import ScoredClaim
from verifykit.report import Report
from verifykit.reporting.numbers import rounded

COLUMNS = (
    "path",
    "case",
    "claim",
    "verdict",
    "score",
    "range_low",
    "range_high",
    "confidence",
    "likelihood",
    "credibility",
    "support_documents",
    "support_origins_min",
    "support_origins_max",
    "opposition_documents",
    "opposition_origins_min",
    "opposition_origins_max",
    "conflict",
    "text",
)
"""The names of the columns, in order."""


def score_rows(reports: Sequence[Report]) -> Iterator[dict[str, Any]]:
    """Yield one row for each claim, in the order of the reports and of their cases."""
    for report in reports:
        texts = {} if report.case is None else report.case.claims_by_id
        for claim in report.claims:
            text = texts[claim.id].text if claim.id in texts else None
            case = None if report.case is None else report.case.id
            yield {"path": report.path, "case": case, **_scores(claim), "text": text}


def _scores(claim: ScoredClaim) -> dict[str, Any]:
    low, high = claim.range or (None, None)
    support, opposition = claim.support, claim.opposition
    return {
        "claim": claim.id,
        "verdict": claim.verdict,
        "score": rounded(claim.score),
        "range_low": rounded(low),
        "range_high": rounded(high),
        "confidence": claim.confidence,
        "likelihood": claim.likelihood,
        "credibility": claim.credibility,
        "support_documents": support.documents,
        "support_origins_min": support.origins.min,
        "support_origins_max": support.origins.max,
        "opposition_documents": opposition.documents,
        "opposition_origins_min": opposition.origins.min,
        "opposition_origins_max": opposition.origins.max,
        "conflict": rounded(claim.conflict),
    }

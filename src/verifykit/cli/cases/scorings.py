"""The scorings that reports came from, for outputs that show more than a report holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.cli.cases.assessing import Prepared
from verifykit.model.report import Report
from verifykit.scoring import Scoring


def scorings_of(assessed: Sequence[Prepared]) -> Callable[[Report], Scoring]:
    """Return what finds the scoring that any of these reports came from.

    A report that is none of them raises StopIteration; one without a case must not be asked for.
    """

    def find(report: Report) -> Scoring:
        scoring = next(one.scoring for one in assessed if one.report is report)
        assert scoring is not None
        return scoring

    return find

"""The scorings that reports came from, for outputs that show more than a report holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.cli.assessing import Prepared
from verifykit.engine import scoring_of, shared_plugin_manager
from verifykit.model.report import Report
from verifykit.scoring import Scoring


def scorings_of(assessed: Sequence[Prepared]) -> Callable[[Report], Scoring]:
    """Return what finds the scoring of any of these reports, under the settings it was made with.

    A report that is none of them raises StopIteration; one without a case must not be asked for.
    """

    def find(report: Report) -> Scoring:
        settings = next(one.settings for one in assessed if one.report is report)
        assert report.case is not None
        return scoring_of(report.case, settings, manager=shared_plugin_manager(settings))

    return find

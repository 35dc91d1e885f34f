"""Reports as one HTML page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TextIO

from attrs import evolve, frozen

from verifykit.errors import UsageError
from verifykit.model.report import Report
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.page import (
    CasePage,
    RefusedPage,
    case_page,
    refused_page,
    render,
)
from verifykit.reporting.html.redaction import redact
from verifykit.scoring import Scoring, score_case


def score_again(report: Report) -> Scoring:
    """Return the scoring of a report that was made with the parameters verifykit ships.

    Raises UsageError where that gives other scores: fitted parameters, a profile, or proposals
    that were accepted.
    """
    assert report.case is not None
    scoring = score_case(report.case)
    bare = tuple(evolve(claim, checks=()) for claim in report.claims)
    if bare != scoring.claims:
        raise UsageError(
            "this report was not made with the default parameters: the HTML report needs the "
            "scoring that it came from"
        )
    return scoring


@frozen(kw_only=True)
class HtmlWriter:
    """Writes one self-contained page for all reports.

    A report does not carry the scoring that it came from, so `scoring` finds it; the default
    works for reports of default settings. `redacted` leaves out what is marked private.
    """

    scoring: Callable[[Report], Scoring] = score_again
    redacted: bool = False

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm")

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the page."""
        prefixes = [f"case{number}-" for number in range(1, len(reports) + 1)]
        if len(reports) == 1:
            prefixes = [""]
        pages = [
            self._page(report, prefix) for report, prefix in zip(reports, prefixes, strict=True)
        ]
        stream.write(render(pages, reports[0].tool.version if reports else ""))

    def _page(self, report: Report, prefix: str) -> CasePage | RefusedPage:
        if report.case is None:
            return refused_page(report)
        scoring = self.scoring(report)
        if not self.redacted:
            return case_page(Dossier(report=report, scoring=scoring, prefix=prefix))
        found = redact(report, scoring)
        dossier = Dossier(
            report=found.report, scoring=found.scoring, prefix=prefix, left_out=found.left_out
        )
        return case_page(dossier, hidden=found.hidden)

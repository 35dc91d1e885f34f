"""Reports as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TextIO

from attrs import frozen

from verifykit.errors import UsageError
from verifykit.report import Report
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.page import (
    BriefPage,
    CasePage,
    RefusedPage,
    brief_page,
    case_page,
    refused_page,
    render,
)


@frozen(kw_only=True)
class HtmlWriter:
    """Writes one self-contained page for all reports.

    `brief` leaves out all but the verdicts, their reasons, and what would change them.
    """

    brief: bool = False

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
        version = reports[0].tool.version if reports else ""
        stream.write(render(pages, version, brief=self.brief))

    def _page(self, report: Report, prefix: str) -> CasePage | BriefPage | RefusedPage:
        if report.case is None:
            return refused_page(report)
        if report.scoring is None:
            raise UsageError(f"{report.path or report.case.id or 'the case'} was not scored")
        dossier = Dossier(report=report, prefix=prefix)
        return brief_page(dossier) if self.brief else case_page(dossier)

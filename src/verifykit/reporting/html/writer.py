"""Reports as one HTML page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TextIO

from attrs import evolve
from markupsafe import Markup

from verifykit.errors import UsageError
from verifykit.model.assessment import VERDICTS
from verifykit.model.table import thaw
from verifykit.parts import frozen
from verifykit.reporting.findings import place_with_cell
from verifykit.reporting.html.attention import Opening, Task, human_first, opening_of, tasks
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.environment import asset, environment, policy
from verifykit.reporting.html.sections.claims import ClaimPage, claim_page
from verifykit.reporting.html.sections.contradictions import Contradictions, contradictions_of
from verifykit.reporting.html.sections.hypotheses import SIGNS, WORDS, Matrix, matrix_of
from verifykit.reporting.html.sections.method import Method, method_of
from verifykit.reporting.html.sections.one_origin import OneOrigin, one_origins
from verifykit.reporting.html.sections.opponents import contradicted
from verifykit.reporting.html.sections.sources import Sources, sources_of
from verifykit.reporting.html.sections.summary import Listing, Summary, summarise
from verifykit.reporting.html.sections.timeline import Timeline, timeline_of
from verifykit.reporting.html.sections.waterfall import scale_of
from verifykit.reporting.report import Report
from verifykit.reporting.text import failure_text

_MANY = 300
"""Claims above which a page is terse."""


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
        stream.write(_render(pages, version, brief=self.brief))

    def _page(self, report: Report, prefix: str) -> _CasePage | _BriefPage | _RefusedPage:
        if report.case is None:
            return _RefusedPage(report=report, tasks=tasks(report))
        if report.scoring is None:
            raise UsageError(f"{report.path or report.case.id or 'the case'} was not scored")
        dossier = Dossier(report=report, prefix=prefix)
        if not self.brief:
            return _case_page(dossier)
        alone = evolve(dossier, alone=True)
        return _BriefPage(dossier=alone, opening=opening_of(report, brief=True))


@frozen(kw_only=True)
class _CasePage:
    """A case that was scored, section by section."""

    dossier: Dossier
    opening: Opening
    summary: Summary
    contradicted: Listing
    origins: tuple[OneOrigin, ...]
    first: tuple[Task, ...]
    tasks: tuple[Task, ...]
    claims: tuple[ClaimPage, ...]
    contradictions: Contradictions
    timeline: Timeline
    matrix: Matrix | None
    sources: Sources
    method: Method
    terse: bool
    """Whether there are so many claims that what can be read elsewhere is left out."""

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.dossier.title


@frozen(kw_only=True)
class _RefusedPage:
    """A case that was not scored because of faults of form, with its findings."""

    report: Report
    tasks: tuple[Task, ...]

    @property
    def title(self) -> str:
        """What was to be read."""
        return self.report.path or "Case"


def _case_page(dossier: Dossier) -> _CasePage:
    """Return all sections of a case; sources and documents that are left out are not listed."""
    left_out = dossier.report.left_out
    scale = scale_of(dossier.report.claims)
    terse = len(dossier.case.claims) > _MANY
    return _CasePage(
        dossier=dossier,
        opening=opening_of(dossier.report),
        summary=summarise(dossier),
        contradicted=contradicted(dossier),
        origins=one_origins(dossier),
        first=human_first(dossier.report),
        tasks=tasks(dossier.report),
        claims=tuple(
            claim_page(dossier, claim, scale, terse=terse) for claim in dossier.case.claims
        ),
        contradictions=contradictions_of(dossier),
        timeline=timeline_of(dossier),
        matrix=matrix_of(dossier),
        sources=sources_of(dossier, hidden=left_out.stand_ins if left_out else frozenset()),
        method=method_of(dossier),
        terse=terse,
    )


@frozen(kw_only=True)
class _BriefPage:
    """A case on two printed pages: what the full page opens with, and what would change it."""

    dossier: Dossier
    opening: Opening

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.dossier.title


def _render(
    pages: Sequence[_CasePage | _BriefPage | _RefusedPage], version: str, *, brief: bool = False
) -> Markup:
    """Return the HTML of one self-contained page."""
    style, script = asset("report.css"), asset("report.js")
    text = (
        environment()
        .get_template("brief.html" if brief else "page.html")
        .render(
            pages=pages,
            scored=[page for page in pages if not isinstance(page, _RefusedPage)],
            version=version,
            brief=brief,
            style=style,
            script=script,
            policy=policy(style, script),
            verdicts=VERDICTS,
            rating_words=WORDS,
            rating_signs=SIGNS,
            place_with_cell=place_with_cell,
            failure_text=failure_text,
            data_text=_data_text,
        )
    )
    return Markup(text)


def _data_text(data: Mapping[str, Any]) -> str:
    """The data of a finding as JSON."""
    return json.dumps(thaw(data), ensure_ascii=False)

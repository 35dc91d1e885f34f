"""The page: its cases, each with all of its sections, put through the templates."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen
from markupsafe import Markup

from verifykit.model.assessment import VERDICTS
from verifykit.model.table import thaw
from verifykit.report import Report
from verifykit.reporting.findings import place_with_cell
from verifykit.reporting.html.attention import Task, human_first, tasks
from verifykit.reporting.html.claims import ClaimPage, claim_page
from verifykit.reporting.html.contradictions import Contradictions, contradictions_of
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.environment import asset, environment, policy
from verifykit.reporting.html.hypotheses import SIGNS, WORDS, Matrix, matrix_of
from verifykit.reporting.html.method import Method, method_of
from verifykit.reporting.html.opening import Opening, opening_of
from verifykit.reporting.html.sources import Sources, sources_of
from verifykit.reporting.html.summary import Summary, summarise
from verifykit.reporting.html.timeline import Timeline, timeline_of
from verifykit.reporting.html.waterfall import scale_of
from verifykit.reporting.text import failure_text

_MANY = 300
"""Claims above which a page is terse."""


@frozen(kw_only=True)
class CasePage:
    """A case that was scored, section by section."""

    dossier: Dossier
    opening: Opening
    summary: Summary
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
class RefusedPage:
    """A case that was not scored because of faults of form, with its findings."""

    report: Report
    tasks: tuple[Task, ...]

    @property
    def title(self) -> str:
        """What was to be read."""
        return self.report.path or "Case"


def case_page(dossier: Dossier) -> CasePage:
    """Return all sections of a case; sources and documents that are left out are not listed."""
    left_out = dossier.report.left_out
    scale = scale_of(dossier.report.claims)
    terse = len(dossier.case.claims) > _MANY
    return CasePage(
        dossier=dossier,
        opening=opening_of(dossier.report),
        summary=summarise(dossier),
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
class BriefPage:
    """A case on two printed pages: what the full page opens with, and what would change it."""

    dossier: Dossier
    opening: Opening

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.dossier.title


def brief_page(dossier: Dossier) -> BriefPage:
    """Return the brief of a case."""
    alone = evolve(dossier, alone=True)
    return BriefPage(dossier=alone, opening=opening_of(dossier.report, brief=True))


def refused_page(report: Report) -> RefusedPage:
    """Return what can be shown of a report without a scored case."""
    return RefusedPage(report=report, tasks=tasks(report))


def render(
    pages: Sequence[CasePage | BriefPage | RefusedPage], version: str, *, brief: bool = False
) -> Markup:
    """Return the HTML of one self-contained page."""
    style, script = asset("report.css"), asset("report.js")
    text = (
        environment()
        .get_template("brief.html" if brief else "page.html")
        .render(
            pages=pages,
            scored=[page for page in pages if not isinstance(page, RefusedPage)],
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

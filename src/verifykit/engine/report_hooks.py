"""Hooks that are called with a finished report: sections that are added to it, then observers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from verifykit.engine.running import Runner
from verifykit.model.section import Section
from verifykit.plugin import PluginManager
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.failures import CASE_CHANGED, HOOK_FAILED
from verifykit.plugin.plugin import Implementation
from verifykit.plugin.snapshot import Snapshot
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure

_SECTIONS = "verifykit_report_sections"
_OBSERVERS = "verifykit_assessed"


def add_sections(manager: PluginManager, report: Report, runner: Runner) -> Report:
    """Return the report with the sections that plug-ins add, and a failure for each that fails."""
    asked = manager.implementations(_SECTIONS)
    if not asked:
        return report
    watch = Snapshot.of(report)
    sections: list[Section] = []
    failures: list[Failure] = []
    for implementation in asked:
        name = implementation.plugin.name
        own: list[Section] = []
        for answer in _answers(implementation, report, runner):
            if isinstance(answer, Section):
                own.append(answer)
            else:
                failures.append(answer)
        if watch.restore():
            failures.append(CASE_CHANGED.failure("it changed the report", plugin=name))
        else:
            sections += own
    return evolve(report, sections=tuple(sections), errors=(*report.errors, *failures))


def _answers(
    implementation: Implementation, report: Report, runner: Runner
) -> Iterator[Section | Failure]:
    name = implementation.plugin.name
    failures: list[Failure] = []

    def sections() -> Iterable[object]:
        given = {"settings": runner.settings, "services": runner.services(implementation.plugin)}
        yield from implementation(report=report, **given)

    failed = HOOK_FAILED.reporter(failures.append, name, _SECTIONS)
    for offered in each_contained(sections, failed):
        flaw = _flaw(offered, report)
        if flaw is None:
            assert isinstance(offered, Section)
            yield evolve(offered, plugin=name)
        else:
            yield HOOK_FAILED.failure(f"{_SECTIONS}: {flaw}", plugin=name)
    yield from failures


def _flaw(offered: object, report: Report) -> str | None:
    """What is wrong with something that a plug-in gives as a section."""
    if type(offered) is not Section:
        return f"it gave a {type(offered).__name__} and no Section"
    texts = (offered.title, *offered.text, *offered.columns)
    if not all(
        type(text) is str for text in (*texts, *(cell for row in offered.rows for cell in row))
    ):
        return "a section with something in it that is no text"
    if not offered.title.strip():
        return "a section without a title"
    if any(len(row) != len(offered.columns) for row in offered.rows):
        return f"the section {offered.title!r} has a row with other cells than columns"
    if offered.claim is not None and offered.claim not in {one.id for one in report.claims}:
        return f"the section {offered.title!r} is about the unknown claim {offered.claim!r}"
    return None


def notify(manager: PluginManager, report: Report) -> Report:
    """Return the report, with a failure for each observer that failed; all have been told."""
    observers = manager.implementations(_OBSERVERS)
    if not observers:
        return report
    snapshot = Snapshot.of(report)
    failures: list[Failure] = []
    for observer in observers:
        name = observer.plugin.name
        with contained(HOOK_FAILED.reporter(failures.append, name, _OBSERVERS)):
            observer(report=report)
        if snapshot.restore():
            failures.append(CASE_CHANGED.failure("it changed the report", plugin=name))
    return evolve(report, errors=(*report.errors, *failures))

"""Tells the observers among the plug-ins about a finished report."""

from __future__ import annotations

from attrs import evolve

from verifykit.plugin import PluginManager
from verifykit.plugin.containment import contained
from verifykit.plugin.failures import CASE_CHANGED, HOOK_FAILED, describe
from verifykit.plugin.snapshot import Snapshot
from verifykit.report import Failure, Report

HOOK = "verifykit_assessed"


def notify(manager: PluginManager, report: Report) -> Report:
    """Return the report, with a failure for each observer that failed; all have been told."""
    observers = manager.implementations(HOOK)
    if not observers:
        return report
    snapshot = Snapshot.of(report)
    failures: list[Failure] = []
    for observer in observers:
        raised: list[BaseException] = []
        name = observer.plugin.name
        with contained(raised.append):
            observer(report=report)
        failures += [
            HOOK_FAILED.failure(f"{HOOK}: {describe(error)}", plugin=name, error=error)
            for error in raised
        ]
        if snapshot.restore():
            failures.append(CASE_CHANGED.failure("it changed the report", plugin=name))
    return evolve(report, errors=(*report.errors, *failures))

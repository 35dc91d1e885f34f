"""Assesses a case with chosen checkers alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.model.case import Case
from verifykit.plugin import BlockChecker, CaseChecker, Checker, PluginManager, hookimpl
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure
from verifykit.testing.building import make_case

NAME = "under-test"
"""The name of the plug-in that holds the checkers of a test."""


@frozen
class _UnderTest:
    """A plug-in that offers the checkers of a test and takes any options for them."""

    checkers: tuple[Checker | CaseChecker | BlockChecker, ...]

    @hookimpl
    def verifykit_checkers(self) -> Iterable[Checker | CaseChecker | BlockChecker]:
        return self.checkers

    @hookimpl
    def verifykit_options_schema(self) -> Mapping[str, Any]:
        return {"type": "object"}


def manager_of(*checkers: Checker | CaseChecker | BlockChecker) -> PluginManager:
    """Return a manager with one plug-in, called `NAME`, that offers these checkers alone."""
    manager = PluginManager()
    # Those that come with verifykit have codes that are reserved for it.
    ours = all(type(one).__module__.startswith("verifykit.") for one in checkers)
    manager.register(_UnderTest(checkers), NAME, builtin=ours and bool(checkers))
    return manager


def assess_with(
    case: Case | str,
    *checkers: Checker | CaseChecker | BlockChecker,
    options: Mapping[str, Any] | None = None,
    allow_errors: bool = False,
    **settings: Any,
) -> Report:
    """Assess a case, or the text of one, with these checkers and no others.

    Without checkers the built-in and the installed plug-ins are used. `options` is the table that
    the checkers find in `context.options`, `settings` are those of `verifykit.Settings`. A failure
    of a checker is an AssertionError that says what happened, unless `allow_errors`; then it is in
    the report's `errors`.
    """
    if isinstance(case, str):
        case = make_case(case)
    if options is not None:
        settings["plugins"] = {NAME: options}
    chosen = Settings(**settings)
    manager = manager_of(*checkers) if checkers else shared_plugin_manager(chosen)
    report = assess(case, chosen, manager=manager)
    if not allow_errors:
        require_no_errors(report)
    return report


def require_no_errors(report: Report) -> None:
    """Raise AssertionError, saying what happened, if anything failed."""
    if report.errors:
        raise AssertionError("\n".join(_line(one) for one in report.errors))


def _line(failure: Failure) -> str:
    claim = f", claim {failure.claim}" if failure.claim else ""
    return f"{failure.code} {failure.checker or failure.plugin}{claim}: {failure.message}"

"""Assesses a case with chosen checkers alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.model.case import Case
from verifykit.model.report import Report
from verifykit.plugin import CaseChecker, Checker, PluginManager, hookimpl
from verifykit.testing.building import make_case

NAME = "under-test"
"""The name of the plug-in that holds the checkers of a test."""


@frozen
class _UnderTest:
    """A plug-in that offers the checkers of a test and takes any options for them."""

    checkers: tuple[Checker | CaseChecker, ...]

    @hookimpl
    def verifykit_checkers(self) -> Iterable[Checker | CaseChecker]:
        return self.checkers

    @hookimpl
    def verifykit_options_schema(self) -> Mapping[str, Any]:
        return {"type": "object"}


def assess_with(
    case: Case | str,
    *checkers: Checker | CaseChecker,
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
    if not checkers:
        chosen = Settings(**settings)
        report = assess(case, chosen, manager=shared_plugin_manager(chosen))
    else:
        manager = PluginManager()
        manager.register(_UnderTest(checkers), NAME)
        if options is not None:
            settings["plugins"] = {NAME: options}
        report = assess(case, Settings(**settings), manager=manager)
    if report.errors and not allow_errors:
        raise AssertionError(
            "\n".join(
                f"{one.code} {one.checker or one.plugin}"
                + (f", claim {one.claim}" if one.claim else "")
                + f": {one.message}"
                for one in report.errors
            )
        )
    return report

"""What is there: every rule that can fire, its owner, and every way in which a plug-in can fail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from verifykit.cli.request import Request
from verifykit.engine import RULES as ENGINE_RULES
from verifykit.engine import shared_plugin_manager
from verifykit.loading import RULES as INPUT_RULES
from verifykit.model.rule import Rule
from verifykit.parts import part
from verifykit.plugin import FAILURES, FailureKind, RegisteredChecker
from verifykit.reporting.result import Failure

Known = TypeVar("Known", Rule, FailureKind)

ITSELF = "verifykit"
"""Owns the rules about input, waivers and proposals."""


@part(kw_only=True)
class Catalogue:
    """The rules sorted by code, the owner of each by code, the checkers, and what failed."""

    rules: tuple[Rule, ...]
    owners: Mapping[str, str]
    checkers: tuple[RegisteredChecker, ...]
    failures: tuple[Failure, ...]

    def rule(self, name: str) -> Rule | None:
        """Return the rule of a code or name, in any letter case; None if there is none."""
        return _called(name, self.rules)

    def failure_kind(self, code: str) -> FailureKind | None:
        """Return the kind of failure of a code or name; None if there is none."""
        return _called(code, FAILURES)

    def names(self) -> list[str]:
        """Return every code and name that can be asked about."""
        known: tuple[Rule | FailureKind, ...] = (*self.rules, *FAILURES)
        return [name for one in known for name in (one.code, one.name)]


def _called(name: str, known: Iterable[Known]) -> Known | None:
    """Return what has that code or name, in any letter case."""
    found = (one for one in known if name.upper() == one.code or name.lower() == one.name)
    return next(found, None)


def catalogue(request: Request) -> Catalogue:
    """Return what is there with the configuration of the working directory."""
    settings = request.configuration(Path()).assessment_settings()
    manager = shared_plugin_manager(settings)
    core = (*INPUT_RULES, *ENGINE_RULES)
    registry = manager.checkers(settings, core=core)
    owners = {rule.code: ITSELF for rule in core}
    owners |= {rule.code: one.name for one in registry.checkers for rule in one.rules}
    return Catalogue(
        rules=tuple(sorted((*core, *registry.rules), key=lambda rule: rule.code)),
        owners=owners,
        checkers=registry.checkers,
        failures=(*manager.failures, *registry.failures),
    )

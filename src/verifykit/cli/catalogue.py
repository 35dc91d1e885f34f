"""What is there: every rule that can fire, its owner, and every way in which a plug-in can fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from verifykit.cli.request import Request
from verifykit.engine import RULES as ENGINE_RULES
from verifykit.engine import shared_plugin_manager
from verifykit.loading import RULES as INPUT_RULES
from verifykit.model.rule import Rule
from verifykit.parts import part
from verifykit.plugin import FAILURES, FailureKind, RegisteredChecker
from verifykit.reporting.report import Failure

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
        for rule in self.rules:
            if name.upper() == rule.code or name.lower() == rule.name:
                return rule
        return None

    def failure_kind(self, code: str) -> FailureKind | None:
        """Return the kind of failure of a code or name; None if there is none."""
        for kind in FAILURES:
            if code.upper() == kind.code or code.lower() == kind.name:
                return kind
        return None

    def names(self) -> list[str]:
        """Return every code and name that can be asked about."""
        pairs = [(one.code, one.name) for one in self.rules]
        pairs += [(one.code, one.name) for one in FAILURES]
        return [name for pair in pairs for name in pair]


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

"""From the inputs that a command names to reports, each with its own configuration."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve, frozen

from verifykit import __version__
from verifykit.cli.inputs import Inputs
from verifykit.cli.options import Request
from verifykit.config.configuration import Configuration
from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.loading import RULES, CaseReader, Loaded, load
from verifykit.model.case import Case
from verifykit.model.report import Report, Tool


@frozen
class Assessed:
    """The report on one input, and the configuration that held for it."""

    report: Report
    configuration: Configuration


def assess_inputs(inputs: Inputs, request: Request) -> list[Assessed]:
    """Return a report for each input, in order; raises ConfigError before anything is read."""
    configurations = [configuration_of(path, inputs, request) for path in inputs.paths]
    settings = [configuration.assessment_settings() for configuration in configurations]
    return [
        Assessed(_assess(path, inputs, one), configuration)
        for path, one, configuration in zip(inputs.paths, settings, configurations, strict=True)
    ]


def configuration_of(path: str, inputs: Inputs, request: Request) -> Configuration:
    """Return the configuration that holds for one of the inputs."""
    return request.configuration(Path(inputs.name(path)))


def load_input(path: str, inputs: Inputs, settings: Settings) -> Loaded:
    """Load one of the inputs, with the built-in readers and those of plug-ins."""
    return load(inputs.name(path), data=inputs.data(path), readers=_readers(settings))


def refused(loaded: Loaded) -> Report:
    """Return the report on an input that is not scored because it has faults of form."""
    codes = {finding.rule for finding in loaded.findings}
    return Report(
        tool=Tool(version=__version__),
        path=loaded.path,
        findings=loaded.findings,
        rules=tuple(rule for rule in RULES if rule.code in codes),
    )


def _assess(path: str, inputs: Inputs, settings: Settings) -> Report:
    loaded = load_input(path, inputs, settings)
    if loaded.case is None:
        return refused(loaded)
    return evolve(assess_case(loaded.case, settings), path=loaded.path)


def assess_case(case: Case, settings: Settings) -> Report:
    """Assess a case with the plug-ins of this process."""
    return assess(case, settings, manager=shared_plugin_manager(settings))

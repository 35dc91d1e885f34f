"""From the inputs that a command names to reports, each with its own configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, frozen

from verifykit import __version__
from verifykit.cli.inputs import Inputs
from verifykit.cli.options import Request
from verifykit.config.configuration import Configuration
from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.loading import RULES, Loaded, load
from verifykit.model.report import Report, Tool
from verifykit.plugin import PluginManager
from verifykit.plugin.formats import gather_formats
from verifykit.reporting.registry import FORMATS
from verifykit.reporting.writer import ReportWriter


@frozen
class Assessed:
    """The report on one input, and the configuration that held for it."""

    report: Report
    configuration: Configuration
    settings: Settings

    def report_writers(self, formats: Iterable[str]) -> Mapping[str, ReportWriter]:
        """Return the plug-ins' writers; plug-ins are only asked if a format is not built in."""
        if all(name in FORMATS for name in formats):
            return {}
        manager = shared_plugin_manager(self.settings)
        return gather_formats(manager, "verifykit_report_writers", FORMATS).found


def assess_inputs(inputs: Inputs, request: Request) -> list[Assessed]:
    """Return a report for each input, in order; raises ConfigError before anything is read."""
    configurations = [configuration_of(path, inputs, request) for path in inputs.paths]
    settings = [configuration.assessment_settings() for configuration in configurations]
    return [
        Assessed(_assess(path, inputs, one), configuration, one)
        for path, one, configuration in zip(inputs.paths, settings, configurations, strict=True)
    ]


def configuration_of(path: str, inputs: Inputs, request: Request) -> Configuration:
    """Return the configuration that holds for one of the inputs."""
    return request.configuration(Path(inputs.name(path)))


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
    manager = shared_plugin_manager(settings)
    readers = gather_formats(manager, "verifykit_case_readers")
    loaded = load(inputs.name(path), data=inputs.data(path), readers=tuple(readers.found.values()))
    if loaded.case is None:
        report = refused(loaded)
    else:
        report = assess(loaded.case, settings, manager=manager)
    return evolve(report, path=loaded.path, errors=(*report.errors, *readers.failures))

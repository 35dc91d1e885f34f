"""From the inputs that a command names to reports, each with its own configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from verifykit.cli.inputs import Inputs
from verifykit.cli.options import Request
from verifykit.config.configuration import Configuration
from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.loading import RULES, load
from verifykit.model.report import Report, Tool
from verifykit.reporting.registry import FORMATS
from verifykit.reporting.writer import ReportWriter
from verifykit.version import __version__


@frozen
class Prepared:
    """A report on one input, and the configuration that holds for it.

    Before the input is assessed its report has neither claims nor findings, unless the input is
    invalid.
    """

    report: Report
    configuration: Configuration
    settings: Settings

    def assess(self) -> Prepared:
        """Return the full report, with the plug-ins of this process."""
        if self.report.case is None:
            return self
        manager = shared_plugin_manager(self.settings)
        report = assess(self.report.case, self.settings, manager=manager)
        return evolve(self, report=evolve(report, path=self.report.path))

    def report_writers(self, formats: Iterable[str]) -> Mapping[str, ReportWriter]:
        """Return the plug-ins' writers; plug-ins are only asked if a format is not built in."""
        if all(name in FORMATS for name in formats):
            return {}
        return shared_plugin_manager(self.settings).report_writers(FORMATS, self.settings)


def load_inputs(inputs: Inputs, request: Request) -> list[Prepared]:
    """Load each input, in order; raises ConfigError before anything is read."""
    configurations = [request.configuration(Path(inputs.name(path))) for path in inputs.paths]
    settings = [configuration.assessment_settings() for configuration in configurations]
    return [
        Prepared(_load(path, inputs, one), configuration, one)
        for path, one, configuration in zip(inputs.paths, settings, configurations, strict=True)
    ]


def assess_inputs(inputs: Inputs, request: Request) -> Iterator[Prepared]:
    """Yield the full report on each input, in order; raises as `load_inputs`."""
    for prepared in load_inputs(inputs, request):
        yield prepared.assess()


def _load(path: str, inputs: Inputs, settings: Settings) -> Report:
    manager = shared_plugin_manager(settings)
    readers = manager.case_readers()
    loaded = load(inputs.name(path), data=inputs.data(path), readers=readers)
    codes = {finding.rule for finding in loaded.findings}
    return Report(
        tool=Tool(version=__version__),
        case=loaded.case,
        path=loaded.path,
        findings=loaded.findings,
        errors=manager.failures,
        rules=tuple(rule for rule in RULES if rule.code in codes),
    )

"""From the inputs that a command names to reports, each with its own configuration."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve

from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.progress import passing_progress
from verifykit.cli.request import Request
from verifykit.config.configuration import Configuration
from verifykit.config.settings import Settings
from verifykit.engine import assess, shared_plugin_manager
from verifykit.errors import ConfigError, PluginError
from verifykit.loading import RULES, load
from verifykit.parts import frozen
from verifykit.plugin.failures import HOOK_FAILED
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool
from verifykit.version import __version__


@frozen
class InputReport:
    """A report on one input, and the configuration that holds for it.

    Before the input is assessed its report has neither claims nor findings, unless the input is
    invalid.
    """

    report: Report
    configuration: Configuration
    settings: Settings

    def assess(self) -> InputReport:
        """Return the full report, with the plug-ins of this process."""
        if self.report.case is None:
            return self
        with _placed(self.configuration), passing_progress(sys.stderr) as progress:
            manager = shared_plugin_manager(self.settings)
            report = assess(self.report.case, self.settings, manager=manager, progress=progress)
        return evolve(self, report=evolve(report, path=self.report.path))


def load_inputs(
    inputs: CaseInputs, request: Request, *, contained: bool = False
) -> list[InputReport]:
    """Load each input, in order; raise ConfigError before anything is read.

    Raise PluginError if a plug-in's reader fails; if that is `contained`, the report on that
    input has the failure instead, and neither a case nor findings.
    """
    configurations = [request.configuration(Path(inputs.name(path))) for path in inputs.paths]
    settings = [configuration.assessment_settings() for configuration in configurations]
    prepared = []
    for path, one, configuration in zip(inputs.paths, settings, configurations, strict=True):
        with _placed(configuration):
            report = _load(path, inputs, one, contained=contained)
        prepared.append(InputReport(report, configuration, one))
    return prepared


@contextmanager
def _placed(configuration: Configuration) -> Iterator[None]:
    """Put before the name of an option that makes no sense here where its value came from."""
    try:
        yield
    except ConfigError as error:
        option = str(error).partition(":")[0].partition(".")[0]
        setting = configuration.settings.get(option)
        if setting is None:
            raise
        raise ConfigError(f"{setting.origin}: {error}") from error


def _load(path: str, inputs: CaseInputs, settings: Settings, *, contained: bool) -> Report:
    manager = shared_plugin_manager(settings)
    readers = manager.formats.case_readers(manager.complete_settings(settings))
    try:
        loaded = load(inputs.name(path), data=inputs.data(path), readers=readers)
    except PluginError as error:
        if not contained:
            raise
        failure = HOOK_FAILED.failure(str(error), plugin=error.plugin)
        return Report(
            tool=Tool(version=__version__),
            path=inputs.name(path),
            errors=(*manager.failures, failure),
        )
    codes = {finding.rule for finding in loaded.findings}
    return Report(
        tool=Tool(version=__version__),
        case=loaded.case,
        path=loaded.path,
        findings=loaded.findings,
        errors=manager.failures,
        rules=tuple(rule for rule in RULES if rule.code in codes),
    )

"""Writing reports: to standard output in one format, and to files in any number of others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import click

from verifykit.cli.cases.gate import Gate
from verifykit.cli.cases.run import CaseRun
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.options import output_path
from verifykit.cli.terminal import columns, standard_output, style
from verifykit.engine import shared_plugin_manager
from verifykit.errors import UsageError
from verifykit.parts import part
from verifykit.reporting.presentation import (
    Listing,
    Presentation,
    TextChanges,
    no_changes,
)
from verifykit.reporting.registry import FORMATS, ReportWriter, writer
from verifykit.reporting.report import Report
from verifykit.reporting.style import Style


@part(kw_only=True)
class Output:
    """How the reports of a run are written."""

    run: CaseRun
    gate: Gate

    def print(self, format_name: str, reports: Sequence[Report]) -> None:
        """Write the reports to standard output."""
        stream = standard_output(data=format_name != "text")
        paint = style(self.run.configuration["color"], stream)
        look = self._presentation(paint, columns(stream))
        self.writer(format_name, look).write(reports, stream)

    def save(self, format_name: str, path: Path, reports: Sequence[Report]) -> None:
        """Write the reports to a file, all or nothing."""
        paint = Style(self.run.configuration["color"] == "always")
        writer = self.writer(format_name, self._presentation(paint))
        # Costs tempfile, which a run that only prints never needs.
        from verifykit.atomic import replacing_text

        with replacing_text(path) as stream:
            writer.write(reports, stream)

    def _presentation(self, style: Style, columns: int = 100) -> Presentation:
        run, asked = self.run, self.run.configuration
        return Presentation(
            style=style,
            columns=columns,
            statistics=asked["statistics"],
            summary=asked["summary"],
            listing=Listing(
                concise=asked["output-format"] == "concise",
                group_by=asked["group-by"],
                verbose=asked["verbose"],
            ),
            lines=run.lines,
            configurations={} if run.redact else run.configurations,
            fails=self.gate.fails,
            tracebacks=asked["traceback"],
            changes=no_changes if run.redact else _changes_later(run.inputs.paths),
        )

    def writer(self, name: str, look: Presentation) -> ReportWriter:
        """Return the writer of a format; raise UsageError if there is none of that name."""
        if name in FORMATS:
            return writer(name, look)
        # Most runs write a format of verifykit's own.
        from verifykit.engine.report_files import report_writer

        settings = self.run.assessed[0].settings
        try:
            return report_writer(name, "", look, settings)
        except UsageError:
            # It may be missing because its plug-in failed.
            print_plugin_failures(shared_plugin_manager(settings).failures)
            raise


def _changes_later(paths: Sequence[str]) -> TextChanges:
    """Return what gives the changes of fixes, with nothing imported until one is asked for."""

    @cache
    def made() -> TextChanges:
        from verifykit.cli.cases.fixes import text_changes

        return text_changes(paths)

    return lambda report, fix: made()(report, fix)


def parse_output(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> list[tuple[str, Path]]:
    """Split each FORMAT=PATH of a repeatable option; raise BadParameter."""
    pairs = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not name or not path:
            raise click.BadParameter(f"{value!r} is not FORMAT=PATH", context, parameter)
        pairs.append((name, output_path(Path(path))))
    return pairs

"""Writing reports: to standard output in one format, and to files in any number of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from verifykit.cli.cases.gate import Gate
from verifykit.cli.cases.inputs import Inputs
from verifykit.cli.options import output_path
from verifykit.cli.terminal import columns, standard_output, style
from verifykit.errors import UsageError
from verifykit.model.report import Report
from verifykit.parts import part
from verifykit.reporting.registry import FORMATS, writer_class
from verifykit.reporting.style import Style
from verifykit.reporting.text import TextWriter
from verifykit.reporting.writer import ReportWriter
from verifykit.scoring import Scoring


@part(kw_only=True)
class Output:
    """How reports are written in one run.

    `scoring` finds the scoring that a report came from. `plugins` are the formats that plug-ins
    add.
    """

    inputs: Inputs
    gate: Gate
    scoring: Callable[[Report], Scoring]
    color: str = "auto"
    statistics: bool = False
    plugins: Mapping[str, ReportWriter]

    def print(self, format_name: str, reports: Sequence[Report]) -> None:
        """Write the reports to standard output."""
        stream = standard_output(data=format_name != "text")
        text = TextWriter(
            style=style(self.color, stream),
            columns=columns(stream),
            statistics=self.statistics,
            lines=self.inputs.lines,
        )
        self.writer(format_name, text).write(reports, stream)

    def save(self, format_name: str, path: Path, reports: Sequence[Report]) -> None:
        """Write the reports to a file, all or nothing."""
        color = Style(self.color == "always")
        text = TextWriter(style=color, statistics=self.statistics, lines=self.inputs.lines)
        writer = self.writer(format_name, text)
        # Costs tempfile, which a run that only prints never needs.
        from verifykit.atomic import replacing_text

        with replacing_text(path) as stream:
            writer.write(reports, stream)

    def writer(self, name: str, text: TextWriter) -> ReportWriter:
        """Return the writer of a format; raises UsageError if there is none of that name."""
        if name == TextWriter.name:
            return text
        if name == "junit":
            from verifykit.reporting.junit import JunitWriter

            return JunitWriter(fails=self.gate.fails)
        if name == "html":
            from verifykit.reporting.html import HtmlWriter

            return HtmlWriter(scoring=self.scoring)
        if name in FORMATS:
            return writer_class(name)()
        if name in self.plugins:
            return self.plugins[name]
        known = ", ".join([*FORMATS, *sorted(self.plugins)])
        raise UsageError(f"there is no format {name!r} here; there are {known}")


def parse_output(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> list[tuple[str, Path]]:
    """Split each FORMAT=PATH of a repeatable option; raises BadParameter."""
    pairs = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not name or not path:
            raise click.BadParameter(f"{value!r} is not FORMAT=PATH", context, parameter)
        pairs.append((name, output_path(Path(path))))
    return pairs

"""One run over cases: read, assess, say what is of no use, and end with an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TextIO

from verifykit.cli.cases.assessing import InputReport, load_inputs
from verifykit.cli.cases.gate import Gate, exit_code
from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.failures import print_failures
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output, style
from verifykit.config.configuration import Configuration
from verifykit.errors import ExitCode
from verifykit.parts import part
from verifykit.reporting.places import Lines
from verifykit.reporting.presentation import no_lines
from verifykit.reporting.report import Report


@part
class CaseRun:
    """The cases that a command names, assessed in order.

    With `redact` nothing is shown of what they mark as private, and no line of an input.
    """

    inputs: CaseInputs
    assessed: tuple[InputReport, ...]
    redact: bool = False

    @property
    def reports(self) -> list[Report]:
        """The report on each case."""
        return [one.report for one in self.assessed]

    @cached_property
    def shown(self) -> Sequence[Report]:
        """The report on each case as it may be shown."""
        return self.as_shown(self.reports)

    def as_shown(self, reports: Sequence[Report]) -> Sequence[Report]:
        """Return reports of the run as they may be shown."""
        if not self.redact:
            return reports
        from verifykit.reporting.redaction import redacted

        return redacted(reports)

    @property
    def lines(self) -> Lines:
        """What gives the lines of an input, as far as they may be shown."""
        return no_lines if self.redact else self.inputs.lines

    @property
    def configuration(self) -> Configuration:
        """The configuration of the first case, which holds for the run as a whole."""
        return self.assessed[0].configuration

    @property
    def configurations(self) -> dict[str, str]:
        """The configuration file that held for each case that one was found for, by its path."""
        return {
            one.report.path: str(one.configuration.file)
            for one in self.assessed
            if one.report.path is not None and one.configuration.file is not None
        }

    def end(self) -> ExitCode:
        """Say on standard error what is of no use and what failed; return the exit code.

        No finding makes it 1.
        """
        print_failures(self.shown)
        return finish(self.shown, self.lines)


def run_cases(
    paths: Sequence[str],
    request: Request,
    stdin_filename: str | None,
    outputs: Sequence[Path] = (),
    *,
    redact: bool = False,
) -> CaseRun:
    """Read and assess cases; raise UsageError for an output that would replace an input.

    Of several inputs each is on its own, whatever a plug-in's reader makes of another one; and what
    a reader says may quote its input.
    """
    inputs = CaseInputs.read(paths, stdin_filename)
    for output in outputs:
        inputs.spare(output)
    loaded = load_inputs(inputs, request, contained=redact or len(inputs.paths) > 1)
    return CaseRun(inputs, tuple(one.assess() for one in loaded), redact)


def finish(reports: Sequence[Report], lines: Lines) -> ExitCode:
    """Say on standard error which cases are of no use; return the exit code of a run over them.

    No finding makes it 1. `lines` gives those of an input, for excerpts.
    """
    useless = [report for report in reports if report.case is None or not report.case.claims]
    if useless:
        from verifykit.reporting.text import TextWriter

        TextWriter(style=style("auto", sys.stderr), lines=lines).write(useless, sys.stderr)
    return exit_code([(report, Gate()) for report in reports], zero=True)


@contextmanager
def output_stream(output: Path | None, *, data: bool = True) -> Iterator[TextIO]:
    """Yield the stream that an output goes to: a file, all or nothing, else standard output.

    `data` is what a program reads.
    """
    if output is None:
        yield standard_output(data=data)
        return
    from verifykit.atomic import replacing_text

    with replacing_text(output) as stream:
        yield stream

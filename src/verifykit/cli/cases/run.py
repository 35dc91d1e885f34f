"""One run over cases: read, assess, say what is of no use, and end with an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from verifykit.cli.cases.assessing import InputReport, assess_inputs
from verifykit.cli.cases.gate import Gate, exit_code
from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.failures import print_failures
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output, style
from verifykit.config.configuration import Configuration
from verifykit.errors import ExitCode
from verifykit.parts import part
from verifykit.reporting.presentation import no_lines
from verifykit.reporting.report import Report


@part
class CaseRun:
    """The cases that a command names, assessed in order."""

    inputs: CaseInputs
    assessed: tuple[InputReport, ...]

    @property
    def reports(self) -> list[Report]:
        """The report on each case."""
        return [one.report for one in self.assessed]

    def shown(self, reports: Sequence[Report], *, redact: bool) -> list[Report]:
        """Return reports as they may be shown: without what their cases mark as private."""
        if not redact:
            return list(reports)
        from verifykit.reporting.redaction import redacted

        return redacted(reports)

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

    def end(self, shown: Sequence[Report] | None = None) -> ExitCode:
        """Say on standard error what is of no use and what failed; return the exit code.

        No finding makes it 1. `shown` are the reports where something is to be left out of them.
        """
        print_failures(self.reports if shown is None else shown)
        return finish(self.reports, self.inputs, shown)


def run_cases(
    paths: Sequence[str],
    request: Request,
    stdin_filename: str | None,
    outputs: Sequence[Path] = (),
) -> CaseRun:
    """Read and assess cases; raise UsageError for an output that would replace an input."""
    inputs = CaseInputs.read(paths, stdin_filename)
    for output in outputs:
        inputs.spare(output)
    return CaseRun(inputs, tuple(assess_inputs(inputs, request)))


def finish(
    reports: Sequence[Report], inputs: CaseInputs, shown: Sequence[Report] | None = None
) -> ExitCode:
    """Say on standard error which cases are of no use; return the exit code of a run over them.

    No finding makes it 1. `shown` are the reports where something is to be left out of them.
    """
    useless = [
        report for report in shown or reports if report.case is None or not report.case.claims
    ]
    if useless:
        from verifykit.reporting.text import TextWriter

        writer = TextWriter(
            style=style("auto", sys.stderr), lines=inputs.lines if shown is None else no_lines
        )
        writer.write(useless, sys.stderr)
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

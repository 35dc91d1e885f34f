"""Failures of plug-ins on standard error, where the output itself is for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from attrs import evolve

from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure
from verifykit.reporting.text import failure_text, traceback_lines


def print_failures(reports: Sequence[Report], *, tracebacks: bool = False) -> None:
    """Print each failure of the reports once, with its traceback if that is asked for."""
    print_plugin_failures(
        (failure for report in reports for failure in report.errors), tracebacks=tracebacks
    )


def print_plugin_failures(
    failures: Iterable[Failure], *, tracebacks: bool = False, redact: bool = False
) -> None:
    """Print each failure once, with its traceback if that is asked for; redacted, without words."""
    if redact:
        from verifykit.reporting.redaction import LEFT_OUT

        failures = [evolve(one, message=LEFT_OUT) for one in failures]
    for line, failure in {failure_text(one): one for one in failures}.items():
        click.echo(f"verifykit: failure: {line}", err=True)
        for step in traceback_lines(failure) if tracebacks else ():
            click.echo(step, err=True)

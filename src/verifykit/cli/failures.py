"""Failures of plug-ins on standard error, where the output itself is for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from verifykit.report import Failure, Report
from verifykit.reporting.text import failure_text


def print_failures(reports: Sequence[Report]) -> None:
    """Print each failure of the reports once."""
    print_plugin_failures(failure for report in reports for failure in report.errors)


def print_plugin_failures(failures: Iterable[Failure]) -> None:
    """Print each failure once."""
    for line in dict.fromkeys(map(failure_text, failures)):
        click.echo(f"verifykit: failure: {line}", err=True)

"""Failures of plug-ins on standard error, where the output itself is for programs."""

from __future__ import annotations

from collections.abc import Sequence

import click

from verifykit.model.report import Report
from verifykit.reporting.text import failure_text


def print_failures(reports: Sequence[Report]) -> None:
    """Print each failure once."""
    for line in dict.fromkeys(failure_text(f) for report in reports for f in report.errors):
        click.echo(f"verifykit: failure: {line}", err=True)

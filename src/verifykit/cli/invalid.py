"""What is wrong with inputs that are of no use, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from verifykit.cli.inputs import Inputs
from verifykit.cli.terminal import style
from verifykit.model.report import Report
from verifykit.reporting.text import TextWriter


def print_invalid(reports: Sequence[Report], inputs: Inputs) -> None:
    """Print the findings of the reports whose case is invalid, and name cases without claims."""
    invalid = [report for report in reports if report.case is None or not report.case.claims]
    if invalid:
        writer = TextWriter(style=style("auto", sys.stderr), lines=inputs.lines)
        writer.write(invalid, sys.stderr)

"""`verifykit diff`: what changed between two versions of a case, and why verdicts moved."""

from __future__ import annotations

import os

import click

from verifykit.cli.cases.inputs import STANDARD_INPUT, STDIN_NAME
from verifykit.cli.cases.run import run_cases
from verifykit.cli.failures import print_failures
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import ASSESSMENT, REDACT, STDIN_FILENAME, configured
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output, style
from verifykit.diffing import compare
from verifykit.diffing.data import diff_data
from verifykit.diffing.text import diff_lines
from verifykit.errors import ExitCode


@click.command("diff", short_help="What changed between two versions of a case.")
@click.argument("old", type=click.Path(allow_dash=True))
@click.argument("new", type=click.Path(allow_dash=True))
@FORMAT
@REDACT
@STDIN_FILENAME
@configured("exit-zero", "color", *ASSESSMENT)
def command(
    request: Request,
    old: str,
    new: str,
    format_name: str,
    redact: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Compare two versions of a case: claims, evidence, verdicts and findings.

    For each verdict that moved it says where (towards true or false, or more open), whether it is
    better or worse founded, and why: which evidence, which merge of origins. Ends with 1 if a claim
    is worse founded. To compare with what is committed:

    \b
      git show HEAD:./case.yaml | verifykit diff - case.yaml

    Standard input is taken for a file in the folder of the other one: captures and the
    configuration are found there.
    """
    run = run_cases([old, new], request, stdin_filename or _beside(old, new), redact=redact)
    if any(report.case is None for report in run.reports):
        return run.end()
    before, after = run.reports
    if redact:
        from verifykit.reporting.redaction import redacted_versions

        before, after = redacted_versions(before, after)
    print_failures([before, after])
    diff = compare(before, after)
    if format_name == "json":
        print_data(diff_data(before, after, diff))
    else:
        paint = style(run.assessed[1].configuration["color"], standard_output(data=False))
        print_lines(diff_lines(before, after, diff, paint))
    if any(report.errors for report in run.reports):
        return ExitCode.FAILURE
    worse = diff.founded("worse") and not run.assessed[1].configuration["exit-zero"]
    return ExitCode.FINDINGS if worse else ExitCode.OK


def _beside(old: str, new: str) -> str | None:
    """The name of what comes from standard input: a version of the other case, so in its folder.

    Captures and the configuration are then those of the other case as well.
    """
    if STANDARD_INPUT not in (old, new):
        return None
    other = new if old == STANDARD_INPUT else old
    folder = other if os.path.isdir(other) else os.path.dirname(other)
    return os.path.join(folder or os.curdir, STDIN_NAME)

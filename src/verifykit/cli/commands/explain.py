"""`verifykit explain`: why a claim scores as it does, and what would change the verdict."""

from __future__ import annotations

import click

from verifykit.cli import completing
from verifykit.cli.cases.explaining import explanation_data, explanation_of
from verifykit.cli.cases.run import run_cases
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import ASSESSMENT, PATH, STDIN_FILENAME, Request, configured
from verifykit.cli.terminal import columns, standard_output, style
from verifykit.errors import ExitCode
from verifykit.reporting.explanation import explanation_lines


@click.command("explain", short_help="Explain the score of one claim.")
@PATH
@click.argument("claim", shell_complete=completing.claims)
@FORMAT
@STDIN_FILENAME
@configured("color", *ASSESSMENT)
def command(
    request: Request, path: str, claim: str, format_name: str, stdin_filename: str | None
) -> ExitCode:
    """Explain the score of one claim: a waterfall of steps, and who got it from whom.

    Also says what single change would give it another verdict. Never ends with 1.
    """
    run = run_cases([path], request, stdin_filename)
    [assessed] = run.assessed
    if assessed.report.claims:
        explanation = explanation_of(assessed.report, claim)
        if format_name == "json":
            print_data(explanation_data(explanation))
        else:
            stream = standard_output(data=False)
            paint = style(assessed.configuration["color"], stream)
            print_lines(explanation_lines(explanation, paint, columns(stream)))
    return run.end()

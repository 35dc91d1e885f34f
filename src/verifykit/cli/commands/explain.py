"""`verifykit explain`: why a claim scores as it does, and what would change the verdict."""

from __future__ import annotations

import click

from verifykit.cli import completing
from verifykit.cli.cases.run import run_cases
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import ASSESSMENT, PATH, REDACT, STDIN_FILENAME, configured
from verifykit.cli.request import Request
from verifykit.cli.terminal import columns, standard_output, style
from verifykit.errors import ExitCode, UsageError
from verifykit.reporting.explanation import explain, explanation_data, explanation_lines
from verifykit.reporting.report import Report
from verifykit.reporting.visible import crop, visible
from verifykit.schema import did_you_mean
from verifykit.wording import list_text

_FEW = 10
_MANY = 30
_LONG = 80


@click.command("explain", short_help="Explain the score of one claim.")
@PATH
@click.argument("claim", required=False, shell_complete=completing.claims)
@FORMAT
@REDACT
@STDIN_FILENAME
@configured("color", *ASSESSMENT)
def command(
    request: Request,
    path: str,
    claim: str | None,
    format_name: str,
    redact: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Explain the score of one claim: a waterfall of steps, and who got it from whom.

    Without CLAIM it says which claims there are. Also says what single change would give it
    another verdict. Never ends with 1.
    """
    run = run_cases([path], request, stdin_filename, redact=redact)
    [assessed] = run.assessed
    if assessed.report.claims:
        [report] = run.shown
        if claim is None:
            raise UsageError(f"say which claim:\n{_claims(report)}")
        # A claim whose id tells something private has another in what is shown, and goes by both.
        shown = [one.id for one in report.claims]
        known = dict(zip((one.id for one in assessed.report.claims), shown, strict=True))
        known |= dict(zip(shown, shown, strict=True))
        if claim not in known:
            raise UsageError(f"there is no claim {claim!r}{_known(claim, shown)}")
        explanation = explain(report, known[claim])
        if format_name == "json":
            print_data(explanation_data(explanation))
        else:
            stream = standard_output(data=False)
            paint = style(assessed.configuration["color"], stream)
            print_lines(explanation_lines(explanation, paint, columns(stream)))
    return run.end()


def _claims(report: Report) -> str:
    """The claims of a report, as many as fit a screen: the id of each and what it says."""
    assert report.case is not None
    claims = report.case.claims
    lines = [f"  {visible(one.id)}: {crop(visible(one.text), _LONG)}" for one in claims[:_MANY]]
    more = [f"  and {len(claims) - _MANY} more"] if len(claims) > _MANY else []
    return "\n".join([*lines, *more])


def _known(claim: str, claims: list[str]) -> str:
    """The claim that may be meant, else what the claims are where they are few."""
    few = f"; the claims are {list_text(claims)}" if 0 < len(claims) <= _FEW else ""
    return did_you_mean(claim, claims) or few

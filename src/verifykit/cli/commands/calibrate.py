"""`verifykit calibrate`: the few parameters of the formula, fitted to claims of known outcome."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from verifykit.cli.cases.run import finish
from verifykit.cli.evaluation.options import FOLDS, LabelRequest, labelled_options
from verifykit.cli.options import ASSESSMENT, OUTPUT, PATHS, STDIN_FILENAME, configured, refuse
from verifykit.cli.request import Request
from verifykit.errors import ExitCode

_FOR_FITS = frozenset(
    ("prior_only", "reports", "afresh", "force", "folds", "repeats", "bins", "resamples", "date")
)


@click.command("calibrate", short_help="Fit the parameters of the formula to known answers.")
@PATHS
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    required=True,
    help="Write the parameters (TOML) to this file, for `parameters` in a configuration; - is "
    "standard output.",
)
@labelled_options
@FOLDS
@click.option(
    "--repeats",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often the cross-validation is repeated, with other folds.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date to write beside the parameters. [default: today]",
)
@click.option(
    "--risk",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    help="Fit nothing, but learn from half of the labels at which scores and amounts of evidence "
    "verdicts may be given so that at most this share of them is wrong.",
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.9,
    show_default=True,
    help="How sure the promise of --risk is to be.",
)
@click.option(
    "--prior-only",
    is_flag=True,
    help="Fit nothing but the probability before any evidence; 20 settled labels are enough.",
)
@click.option(
    "--reports",
    is_flag=True,
    help="Fit as well what it tells that sources pass a claim on without taking a side; otherwise "
    "such reports add nothing to the score.",
)
@click.option(
    "--afresh",
    is_flag=True,
    help="Start from the parameters as they were before they were fitted, and without a profile.",
)
@click.option(
    "--force", is_flag=True, help="Write the parameters even if they bring nothing out of fold."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Format of standard output.",
)
@STDIN_FILENAME
@configured(*ASSESSMENT)
def command(
    request: Request,
    paths: Sequence[str],
    output: Path,
    labels: LabelRequest,
    folds: int,
    repeats: int,
    date: datetime.datetime | None,
    risk: float | None,
    confidence: float,
    prior_only: bool,
    reports: bool,
    afresh: bool,
    force: bool,
    format_name: str,
    stdin_filename: str | None,
) -> ExitCode:
    """Fit prior, weights, discount and thresholds by cross-validation.

    PATH and gold labels are as for `evaluate`. The fit starts from the parameters in use, and
    keeps to them where the data do not clearly say otherwise. It says how right the scores are
    before, in fold and out of fold; if they are not better out of fold, nothing is written and
    it ends with 1. With --risk it learns thresholds that keep a promise instead; where the labels
    can promise nothing it says so and ends with 1.
    """
    from verifykit.cli.evaluation.inputs import read_material, spare_inputs
    from verifykit.cli.evaluation.results import run_promise, write_calibration
    from verifykit.evaluation import Bootstrap, calibrate

    spare_inputs(paths, labels, None, [output])
    material = read_material(paths, request, labels, stdin_filename)
    if not material.valid:
        return finish(material.reports, material.inputs.lines)
    if risk is not None:
        refuse(_FOR_FITS, "fits something, and --risk leaves all but thresholds as it is")
        return run_promise(material, risk, confidence, labels.seed, output, format_name)
    if prior_only:
        refuse({"reports"}, "fits a weight, and --prior-only fits none")
    refuse({"confidence"}, "says how sure the promise of --risk is, and there is none")
    calibration = calibrate(
        material.cases,
        material.gold,
        material.settings,
        folds=folds,
        repeats=repeats,
        seed=labels.seed,
        bins=labels.bins,
        bootstrap=Bootstrap(repeats=labels.resamples, seed=labels.seed),
        afresh=afresh,
        prior_only=prior_only,
        reports=reports,
        progress=_progress,
    )
    day = date.date() if date is not None else datetime.datetime.now().date()
    return write_calibration(calibration, day, output, format_name, force=force)


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[Kcross-validation {done} of {of}", nl=done == of, err=True)

"""What is printed and written of an evaluation, a promise and a track record."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from verifykit.atomic import is_standard_output, replacing_text
from verifykit.cli.evaluation.inputs import Material
from verifykit.cli.terminal import standard_output
from verifykit.config.parameters_file import parameters_text
from verifykit.config.profile_file import write_profile
from verifykit.errors import ExitCode
from verifykit.evaluation import Bootstrap, Calibration, Evaluation, promise, track_record
from verifykit.evaluation.output.numbers import calibration_data, evaluation_data
from verifykit.evaluation.output.page import evaluation_page
from verifykit.evaluation.output.parameters import fitted_text
from verifykit.evaluation.output.promises import kept_text, promised_data, promised_lines
from verifykit.evaluation.output.text import (
    calibration_lines,
    evaluation_lines,
    track_record_lines,
)


def written(evaluation: Evaluation, format_name: str) -> str:
    """Return an evaluation as text, JSON or HTML."""
    if format_name == "json":
        return json.dumps(evaluation_data(evaluation), ensure_ascii=False, indent=2) + "\n"
    if format_name == "html":
        return evaluation_page(evaluation)
    lines = list(evaluation_lines(evaluation))
    if evaluation.promise is not None:
        lines += ["", kept_text(evaluation.promise)]
    return "".join(line + "\n" for line in lines)


def run_promise(
    material: Material, risk: float, level: float, seed: int, output: Path, format_name: str
) -> ExitCode:
    """Write the parameters if the labels can promise anything, and say what, or why not."""
    found = promise(material.cases, material.gold, risk, material.settings, level=level, seed=seed)
    _tell(promised_data(found), promised_lines(found), output, format_name)
    if found.parameters is None:
        click.echo("verifykit: these labels can promise nothing; nothing was written", err=True)
        return ExitCode.FINDINGS
    with replacing_text(output) as stream:
        stream.write(parameters_text(found.parameters))
    click.echo(f"wrote {output}", err=True)
    return ExitCode.OK


def write_calibration(
    calibration: Calibration, day: datetime.date, output: Path, format_name: str, *, force: bool
) -> ExitCode:
    """Say what a fit brings, and write its parameters if that is anything, or if forced."""
    _tell(calibration_data(calibration), calibration_lines(calibration), output, format_name)
    for warning in calibration.warnings:
        click.echo(f"verifykit: warning: {warning}", err=True)
    if not (calibration.helps or force):
        click.echo(
            "verifykit: the fit brings nothing out of fold: log loss and Brier score of claims it "
            "has not seen are not both lower. Nothing was written; --force writes it all the same",
            err=True,
        )
        return ExitCode.FINDINGS
    with replacing_text(output) as stream:
        stream.write(fitted_text(calibration, day))
    click.echo(f"wrote {output}", err=True)
    return ExitCode.OK


def _tell(data: object, lines: Iterable[str], output: Path, format_name: str) -> None:
    """Print what goes with parameters; where they go to standard output, nothing else does."""
    if format_name == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2)
    else:
        text = "\n".join(lines)
    told = sys.stderr if is_standard_output(output) else None
    (told or standard_output(data=format_name == "json")).write(text + "\n")


def run_track_record(
    material: Material, path: Path, *, folds: int, bootstrap: Bootstrap, bins: int
) -> Iterable[str]:
    """Write the profile, print its warnings and where it is, and return lines of what it brings."""
    record = track_record(
        material.cases,
        material.gold,
        material.settings,
        folds=folds,
        seed=bootstrap.seed,
        bins=bins,
        bootstrap=bootstrap,
    )
    write_profile(path, record.profile)
    for warning in record.warnings:
        click.echo(f"verifykit: warning: {warning}", err=True)
    click.echo(f"wrote {path}", err=True)
    return track_record_lines(record)

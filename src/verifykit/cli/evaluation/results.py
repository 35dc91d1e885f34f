"""What is printed and written of an evaluation, a promise and a track record."""

from __future__ import annotations

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
from verifykit.evaluation import Bootstrap, Evaluation, promise, track_record
from verifykit.evaluation.output.numbers import evaluation_data
from verifykit.evaluation.output.page import evaluation_page
from verifykit.evaluation.output.promises import kept_text, promised_data, promised_lines
from verifykit.evaluation.output.text import evaluation_lines, track_record_lines


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
    if format_name == "json":
        text = json.dumps(promised_data(found), ensure_ascii=False, indent=2) + "\n"
    else:
        text = "".join(line + "\n" for line in promised_lines(found))
    # Where the parameters go to standard output, nothing else does.
    told = sys.stderr if is_standard_output(output) else None
    (told or standard_output(data=format_name == "json")).write(text)
    if found.parameters is None:
        click.echo("verifykit: these labels can promise nothing; nothing was written", err=True)
        return ExitCode.FINDINGS
    with replacing_text(output) as stream:
        stream.write(parameters_text(found.parameters))
    click.echo(f"wrote {output}", err=True)
    return ExitCode.OK


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

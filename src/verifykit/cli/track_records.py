"""Writing the track record of sources as a profile."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from verifykit.atomic import replacing_text
from verifykit.cli.evaluation_inputs import Material
from verifykit.config.profile_file import profile_data
from verifykit.evaluation import Bootstrap, track_record
from verifykit.evaluation.output.text import track_record_lines


def run_track_record(
    material: Material, path: Path, *, folds: int, bootstrap: Bootstrap, bins: int
) -> Iterable[str]:
    """Write the profile, print its warnings, and return what it brings, as lines of text."""
    record = track_record(
        material.cases,
        material.gold,
        material.settings,
        count=folds,
        seed=bootstrap.seed,
        bins=bins,
        bootstrap=bootstrap,
    )
    with replacing_text(path) as stream:
        json.dump(profile_data(record.profile), stream, indent=2, ensure_ascii=False)
        stream.write("\n")
    for warning in record.warnings:
        click.echo(f"verifykit: warning: {warning}", err=True)
    return track_record_lines(record)

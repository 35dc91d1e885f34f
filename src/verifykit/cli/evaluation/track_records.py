"""Writing the track record of sources as a profile."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from verifykit.cli.evaluation.inputs import Material
from verifykit.config.profile_file import write_profile
from verifykit.evaluation import Bootstrap, track_record
from verifykit.evaluation.output.text import track_record_lines


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

"""Learning thresholds that keep a promise, and writing them as parameters."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from verifykit.atomic import is_standard_output, replacing_text
from verifykit.cli.evaluation.inputs import Material
from verifykit.cli.terminal import standard_output
from verifykit.config.parameters_file import parameters_text
from verifykit.errors import ExitCode
from verifykit.evaluation import promise
from verifykit.evaluation.output.promises import promised_data, promised_lines


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

"""`verifykit init`: the scaffold of a case, ready to be filled in and checked."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import click

from verifykit.atomic import replacing_text
from verifykit.errors import UsageError
from verifykit.schema import schema_text

CASE_FILE = "case.yaml"
SCHEMA_FILE = "case-1.schema.json"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@click.command("init", short_help="Write a first case to start from.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--force", is_flag=True, help="Replace files that are there.")
def command(folder: Path, force: bool) -> None:
    """Write a first case into FOLDER, with the schema beside it for your editor.

    The first line of the case names the schema, so that an editor with a YAML language server
    completes and explains every key, without a network.
    """
    texts = {CASE_FILE: _case(folder), SCHEMA_FILE: schema_text("case-1")}
    there = [name for name in texts if (folder / name).exists()]
    if there and not force:
        raise UsageError(f"{folder / there[0]} is there already; --force replaces it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {error.strerror}") from error
    for name, text in texts.items():
        with replacing_text(folder / name) as stream:
            stream.write(text)
    click.echo(f"wrote {folder / CASE_FILE} and {folder / SCHEMA_FILE}", err=True)
    click.echo(f"next: verifykit check {folder / CASE_FILE}", err=True)


def _case(folder: Path) -> str:
    template = (
        files("verifykit.cli.cases").joinpath("case_template.yaml").read_text(encoding="utf-8")
    )
    name = _NOT_IN_ID.sub("-", folder.resolve().name.lower()).strip("-") or "my-case"
    return template.replace("CASE-ID", name).replace("SCHEMA-FILE", SCHEMA_FILE)

"""`verifykit init`: the scaffold of a case, ready to be filled in and checked."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import click

from verifykit.atomic import replace_files, replacing
from verifykit.errors import UsageError
from verifykit.schema import schema_text

CASE_FILE = "case.yaml"
SCHEMA_FILE = "case-1.schema.json"
WORKBOOK = ".xlsx"
COLUMNS_FILE = "columns.md"
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@click.command("init", short_help="Write a first case to start from.")
@click.argument("target", type=click.Path(path_type=Path), default=".")
@click.option(
    "--tables", is_flag=True, help="Write a CSV file for each list, with every column, to fill in."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
def command(target: Path, tables: bool, force: bool) -> None:
    """Write a first case into the folder TARGET, with the schema beside it for your editor.

    The first line of the case names the schema, so that an editor with a YAML language server
    completes and explains every key, without a network. A TARGET that ends in .xlsx is a workbook
    with a sheet for each list: every column, drop-down lists where the words are given, and a sheet
    that explains them; with --tables a folder has the same as CSV files.
    """
    if target.suffix.lower() == WORKBOOK:
        _refuse_to_replace([target], force=force)
        with replacing(target) as stream:
            stream.write(_workbook(_case_id(target.with_suffix(""))))
        click.echo(f"wrote {target}: its first sheet explains the others", err=True)
        click.echo(f"next: fill it in, then verifykit check {target}", err=True)
        return
    texts = _tables(target) if tables else _case(target)
    _refuse_to_replace([target / name for name in texts], force=force)
    replace_files(target, {name: text.encode() for name, text in texts.items()}, stale=())
    if tables:
        click.echo(f"wrote {target}: {COLUMNS_FILE} explains the columns of its lists", err=True)
        click.echo(f"next: fill them in, then verifykit check {target}", err=True)
        return
    click.echo(f"wrote {' and '.join(str(target / name) for name in texts)}", err=True)
    click.echo(f"next: verifykit check {target / CASE_FILE}", err=True)


def _refuse_to_replace(paths: list[Path], *, force: bool) -> None:
    there = [path for path in paths if path.exists()]
    if there and not force:
        raise UsageError(f"{there[0]} is there already; --force replaces it")


def _case(folder: Path) -> Mapping[str, str]:
    template = (files("verifykit.cli.cases") / "case_template.yaml").read_text(encoding="utf-8")
    text = template.replace("CASE-ID", _case_id(folder)).replace("SCHEMA-FILE", SCHEMA_FILE)
    return {CASE_FILE: text, SCHEMA_FILE: schema_text("case-1")}


def _tables(folder: Path) -> Mapping[str, str]:
    """A CSV file with the headings of each list, and a page that explains them."""
    from verifykit.loading.writers.template import template_tables

    texts = {CASE_FILE: f"verifykit: 1\ncase:\n  id: {_case_id(folder)}\n"}
    page = ["# What the columns hold"]
    for name, notes in template_tables().items():
        texts[f"{name}.csv"] = ",".join(note.name for note in notes) + "\n"
        page += ["", f"## {name}.csv", "", "| column | holds | says |", "|---|---|---|"]
        page += [
            f"| `{note.name}`{' (needed)' if note.required else ''} | {note.holds} "
            f"| {note.meaning.replace('|', chr(92) + '|')} |"
            for note in notes
        ]
    return {**texts, COLUMNS_FILE: "\n".join(page) + "\n"}


def _workbook(case_id: str) -> bytes:
    from verifykit.loading.writers.template import template_workbook

    stream = io.BytesIO()
    template_workbook(case_id).save(stream)
    return stream.getvalue()


def _case_id(target: Path) -> str:
    return _NOT_IN_ID.sub("-", target.resolve().name.lower()).strip("-") or "my-case"

"""`verifykit convert`: a case from any format to any other, without loss."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from attrs import evolve

from verifykit.atomic import replace_files, replacing
from verifykit.cli.cases.assessing import Prepared, load_inputs
from verifykit.cli.cases.inputs import Inputs
from verifykit.cli.cases.run import ended
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.options import STDIN_FILENAME, Request, configured
from verifykit.engine import shared_plugin_manager
from verifykit.errors import ExitCode, InvalidCase, UsageError
from verifykit.loading import WRITERS, CaseWriter
from verifykit.loading.readers.case_folder import CASE_FILES, LIST_FILES
from verifykit.model.case import Case

STANDARD_OUTPUT = Path("-")
_FOLDER_FILES = (*CASE_FILES, *LIST_FILES)
_FILE_ENDINGS = {".csv", *(suffix for writer in WRITERS.values() for suffix in writer.suffixes)}
"""What nobody calls a folder, whatever is to be written into it."""


@click.command("convert", short_help="Write a case in another format.")
@click.argument("source", metavar="IN", type=click.Path(allow_dash=True))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--to",
    "format_name",
    metavar="FORMAT",
    help=f"Format of OUT: {', '.join(WRITERS)}, or a plug-in's.",
)
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
@STDIN_FILENAME
@configured()
def command(
    request: Request,
    source: str,
    target: Path,
    format_name: str | None,
    force: bool,
    stdin_filename: str | None,
) -> ExitCode:
    """Write the case IN as OUT, in the format of its ending: YAML, JSON or XLSX.

    An OUT without an ending is a folder with a CSV file for each list: a case in CSV is never one
    file. - is standard input or output. Nothing is lost but the comments and the layout of YAML.
    """
    inputs = Inputs.read([source], stdin_filename)
    [loaded] = load_inputs(inputs, request)
    if loaded.report.case is None:
        return ended([loaded.report], inputs)
    writer = _writer(format_name, target, loaded)
    try:
        written = writer.write(loaded.report.case)
    except InvalidCase as refused:
        # The case is sound, but this format cannot hold all of it.
        report = evolve(loaded.report, case=None, findings=refused.findings)
        return ended([report], inputs)
    _save(written, target, force=force)
    _mention_captures(loaded.report.case, target)
    return ExitCode.OK


def _writer(name: str | None, target: Path, loaded: Prepared) -> CaseWriter:
    """The writer of that name, or the one that is usual for the ending of the target."""
    writers: dict[str, CaseWriter] = dict(WRITERS)
    if name is None and target == STANDARD_OUTPUT:
        raise UsageError("standard output has no ending that says the format: give --to")
    if name not in writers:
        manager = shared_plugin_manager(loaded.settings)
        writers |= manager.formats.case_writers(WRITERS)
    if name is not None:
        if name not in writers:
            print_plugin_failures(manager.failures)
            raise UsageError(f"there is no format {name!r} here; there are {', '.join(writers)}")
        return writers[name]
    ending = target.suffix.lower()
    for writer in writers.values():
        if ending in writer.suffixes or (not ending and not writer.suffixes):
            return writer
    if ending == ".csv":
        raise _no_single_file(target)
    raise UsageError(f"the ending of {target} says no format: give --to")


def _no_single_file(target: Path) -> UsageError:
    folder = target.with_suffix("")
    return UsageError(
        f"a case in CSV is a folder with a file for each list: name a folder, such as {folder}, "
        f"not {target}"
    )


def _save(written: bytes | Mapping[str, bytes], target: Path, *, force: bool) -> None:
    if isinstance(written, bytes):
        _save_file(written, target, force=force)
    elif target == STANDARD_OUTPUT:
        raise UsageError("this format is a folder and cannot go to standard output")
    elif target.suffix.lower() in _FILE_ENDINGS and not target.is_dir():
        raise _no_single_file(target)
    else:
        _refuse_to_replace([target, *(target / name for name in _FOLDER_FILES)], force=force)
        stale = [name for name in LIST_FILES if name not in written]
        replace_files(target, written, stale=stale)


def _save_file(written: bytes, target: Path, *, force: bool) -> None:
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(written)
        return
    _refuse_to_replace([target], force=force)
    with replacing(target) as stream:
        stream.write(written)


def _refuse_to_replace(paths: Iterable[Path], *, force: bool) -> None:
    there = next((path for path in paths if path.is_file()), None)
    if there is not None and not force:
        raise UsageError(f"{there} is there already; --force replaces it")


def _mention_captures(case: Case, target: Path) -> None:
    """Captures are paths inside the case's folder, and they stay there."""
    captured = sum(document.capture is not None for document in case.documents)
    if not captured or target == STANDARD_OUTPUT or case.folder is None:
        return
    folder = target.parent if target.is_file() else target
    if folder.resolve() != Path(case.folder).resolve():
        click.echo(
            f"verifykit: the captures stay in {case.folder}: copy them into {folder}, "
            "which the case looks for them in",
            err=True,
        )

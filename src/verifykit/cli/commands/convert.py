"""`verifykit convert`: a case from any format to any other, without loss."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import evolve

from verifykit.cli.cases.assessing import InputReport, load_inputs
from verifykit.cli.cases.inputs import CaseInputs
from verifykit.cli.cases.run import finish
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.options import STDIN_FILENAME, configured
from verifykit.cli.request import Request
from verifykit.engine import shared_plugin_manager
from verifykit.engine.case_files import STANDARD_OUTPUT, case_writer, save_written
from verifykit.errors import ExitCode, InvalidCase, UsageError
from verifykit.loading import RULES, WRITERS, CaseWriter
from verifykit.model.case import Case
from verifykit.privacy import Private
from verifykit.wording import count_text


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
    inputs = CaseInputs.read([source], stdin_filename)
    [loaded] = load_inputs(inputs, request)
    if loaded.report.case is None:
        return finish([loaded.report], inputs.lines)
    writer = _writer(format_name, target, loaded)
    try:
        written = writer.write(loaded.report.case)
    except InvalidCase as refused:
        # The case is sound, but this format cannot hold all of it.
        codes = {finding.rule for finding in refused.findings}
        report = evolve(
            loaded.report,
            case=None,
            findings=refused.findings,
            rules=tuple(rule for rule in RULES if rule.code in codes),
        )
        return finish([report], inputs.lines)
    save_written(written, target, replace=force)
    _mention_captures(loaded.report.case, target)
    if writer.name not in WRITERS:
        _mention_private(loaded.report.case, target)
    return ExitCode.OK


def _writer(name: str | None, target: Path, loaded: InputReport) -> CaseWriter:
    manager = shared_plugin_manager(loaded.settings)
    try:
        return case_writer(name, target, manager)
    except UsageError:
        # It may be missing because its plug-in failed.
        print_plugin_failures(manager.failures)
        raise


def _mention_private(case: Case, target: Path) -> None:
    """What is written for other programs is handed on, and it is a copy of the whole case."""
    private = Private.of(case).ids
    if private:
        click.echo(
            f"verifykit: {target} has all of what the case marks as private "
            f"({count_text(len(private), 'item')}): what may be handed on is what "
            "`check --redact` writes",
            err=True,
        )


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

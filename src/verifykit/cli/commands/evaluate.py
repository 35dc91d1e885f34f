"""`verifykit evaluate`: how right the scores are, where the answers are known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from verifykit.atomic import replacing_text
from verifykit.cli.cases.run import finish
from verifykit.cli.cases.writing import parse_output
from verifykit.cli.evaluation.options import FOLDS, LabelRequest, labelled_options
from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import print_lines
from verifykit.cli.options import (
    ASSESSMENT,
    FOR_CHECKERS,
    OUTPUT,
    PATHS,
    STDIN_FILENAME,
    configured,
    refuse,
)
from verifykit.cli.request import Request
from verifykit.cli.terminal import standard_output
from verifykit.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from verifykit.evaluation import Bootstrap, Evaluation

_FOR_STATEMENTS = ("corpus.scope", "corpus.values")
FORMATS = ("text", "json", "html")
_FOR_ARTICLES = frozenset(
    ("mapping", "ratings", "ablations", "profile_path", "refit", "folds", "stdin_filename")
)


@click.command("evaluate", short_help="How right the scores are, where the answers are known.")
@PATHS
@labelled_options
@click.option(
    "--ablations/--no-ablations",
    default=True,
    help="Whether to score again without each component of the formula.",
)
@click.option(
    "--track-record",
    "profile_path",
    type=OUTPUT,
    help="Write the sources' track record, a profile, and say what it brings out of fold.",
)
@click.option(
    "--refit",
    is_flag=True,
    help="Make parameters and track record again inside of the folds, without the claims that are "
    "judged: for claims whose labels went into them.",
)
@FOLDS
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Format of standard output.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    callback=parse_output,
    help="Write to a file as well; repeatable.",
)
@STDIN_FILENAME
@configured(*_FOR_STATEMENTS, *ASSESSMENT)
def command(
    request: Request,
    paths: Sequence[str],
    labels: LabelRequest,
    ablations: bool,
    profile_path: Path | None,
    refit: bool,
    folds: int,
    format_name: str,
    outputs: Sequence[tuple[str, Path]],
    stdin_filename: str | None,
) -> ExitCode:
    """Compare verdicts, shares and scores with gold labels.

    PATH is a case, a folder of cases, or a table (CSV, TSV, JSON Lines) with one row per article
    about a claim: claim, stance and, if known, source, document and verdict; or a corpus of
    statements (source, subject, predicate, value) or the scores of one, with the true values of
    some objects as --gold. Options of the assessment come from the configuration of the first
    PATH. Claims whose labels went into parameters or profile are left out; where none are left
    there are no figures, unless --refit makes them honest. Never ends with 1.
    """
    from verifykit.cli.evaluation.inputs import read_material, spare_inputs
    from verifykit.cli.evaluation.statements import are_statements, evaluate_statements
    from verifykit.evaluation import Bootstrap, evaluate, evaluate_refitted
    from verifykit.evaluation.ablation import COMPONENTS

    for name, _ in outputs:
        if name not in FORMATS:
            raise UsageError(f"there is no format {name!r} here; there are {', '.join(FORMATS)}")
    bootstrap = Bootstrap(repeats=labels.resamples, seed=labels.seed)
    statistics: _Statistics = {"bins": labels.bins, "bootstrap": bootstrap}
    configuration = request.configuration(Path(paths[0]))
    written = [path for _, path in outputs] + ([profile_path] if profile_path else [])
    spare_inputs(paths, labels, configuration, written)
    if are_statements(paths, labels.columns, configuration):
        refuse(_FOR_ARTICLES | FOR_CHECKERS, "is for cases, and this is a corpus")
        return _tell(
            evaluate_statements(
                paths,
                labels.gold_paths,
                columns=labels.columns,
                configuration=configuration,
                **statistics,
            ),
            format_name,
            outputs,
        )
    refuse({"scope", "values"}, "is for a corpus, and this is none")
    material = read_material(paths, request, labels, stdin_filename)
    if not material.valid:
        return finish(material.reports, material.inputs.lines)
    given = (material.cases, material.gold, material.settings)
    if refit:
        refuse({"ablations", "profile_path"}, "goes with settings as they are, not with --refit")
        return _tell(evaluate_refitted(*given, folds=folds, **statistics), format_name, outputs)
    evaluation = evaluate(*given, components=COMPONENTS if ablations else (), **statistics)
    code = _tell(evaluation, format_name, outputs)
    if profile_path is not None:
        from verifykit.cli.evaluation.results import run_track_record

        lines = run_track_record(material, profile_path, folds=folds, **statistics)
        if format_name == "text":
            print_lines(["", *lines])
    return code


class _Statistics(TypedDict):
    """What goes into the intervals and bins of the figures."""

    bins: int
    bootstrap: Bootstrap


def _tell(
    evaluation: Evaluation, format_name: str, outputs: Sequence[tuple[str, Path]]
) -> ExitCode:
    """Write an evaluation wherever it is asked for, and say what failed on the way to it."""
    from verifykit.cli.evaluation.results import written

    for name, path in outputs:
        with replacing_text(path) as stream:
            stream.write(written(evaluation, name))
    standard_output(data=format_name != "text").write(written(evaluation, format_name))
    print_plugin_failures(evaluation.failures)
    return ExitCode.FAILURE if evaluation.failures else ExitCode.OK

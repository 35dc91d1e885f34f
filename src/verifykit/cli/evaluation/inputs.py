"""What an evaluation is about: cases, folders of them or labelled tables, and gold labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verifykit.cli.cases.assessing import load_inputs
from verifykit.cli.cases.discovery import case_paths, is_case_folder
from verifykit.cli.cases.inputs import STANDARD_INPUT, CaseInputs
from verifykit.cli.evaluation.options import LabelRequest
from verifykit.cli.request import Request
from verifykit.config.configuration import Configuration
from verifykit.config.settings import Settings
from verifykit.errors import UsageError
from verifykit.evaluation.gold.reader import read_gold
from verifykit.evaluation.gold.rows import TABLES, ending
from verifykit.evaluation.gold.table import ROLES
from verifykit.evaluation.labelled_set import SetMapping, read_labelled_set
from verifykit.evaluation.labels import Gold
from verifykit.model.case import Case
from verifykit.parts import part
from verifykit.ratings import built_in, read_ratings
from verifykit.reporting.report import Report
from verifykit.tables.roles import Columns, roles_of


@part(kw_only=True)
class Material:
    """Cases with gold labels, and the settings to score them with.

    `reports` are those of the inputs that hold cases; one without a case is invalid.
    """

    cases: tuple[Case, ...]
    gold: tuple[Gold, ...]
    settings: Settings
    reports: tuple[Report, ...]
    inputs: CaseInputs

    @property
    def valid(self) -> bool:
        """Whether every input could be read as a case."""
        return all(report.case is not None for report in self.reports)


def spare_inputs(
    paths: Sequence[str],
    labels: LabelRequest,
    configuration: Configuration | None,
    outputs: Sequence[Path],
) -> None:
    """Raise UsageError for an output that would take the place of what is read.

    Fitted parameters may replace those that the fit starts from, so `configuration` is left out
    there.
    """
    named = (labels.mapping, labels.ratings, *labels.gold_paths)
    settings = configuration.files if configuration is not None else ()
    read = CaseInputs((*paths, *(str(path) for path in (*named, *settings) if path is not None)))
    for output in outputs:
        read.spare(output)


def read_material(
    paths: Sequence[str],
    request: Request,
    labels: LabelRequest,
    stdin_filename: str | None,
) -> Material:
    """Read what is to be evaluated; the settings are those of the first path.

    Raise UsageError if there are no gold labels, and InputError if they cannot be read.
    """
    words = read_ratings(labels.ratings) if labels.ratings else built_in()
    roles = Columns(roles_of(labels.columns, ROLES))
    tables = [path for path in paths if ending(Path(path)) in TABLES]
    files = [
        file
        for path in paths
        if path not in tables
        for file in _cases(path, request, labels.gold_paths)
    ]
    how = (SetMapping.read(labels.mapping) if labels.mapping else SetMapping()).with_columns(roles)
    sets = [read_labelled_set(Path(path), how, words) for path in tables]
    gold = [one for path in labels.gold_paths for one in read_gold(path, roles, words)]
    gold += [one for labelled in sets for one in labelled.gold]
    if not gold:
        raise UsageError("there are no gold labels: name a file of them with --gold")
    inputs = CaseInputs.read(files, stdin_filename)
    prepared = load_inputs(inputs, request)
    reports = tuple(one.report for one in prepared)
    settings = (
        prepared[0].settings
        if prepared
        else request.configuration(Path(paths[0])).assessment_settings()
    )
    cases = [report.case for report in reports if report.case is not None]
    return Material(
        cases=(*cases, *(labelled.case for labelled in sets)),
        gold=tuple(gold),
        settings=settings,
        reports=reports,
        inputs=inputs,
    )


def _cases(path: str, request: Request, leave_out: Sequence[Path]) -> list[str]:
    """Return the path itself, or the cases in it if it is a folder that is no case.

    They are those that `check` finds, and the workbooks in the folder.
    """
    found = case_paths((path,), request)
    if path == STANDARD_INPUT or not Path(path).is_dir() or is_case_folder(path):
        return list(found)
    workbooks = [str(one) for one in sorted(Path(path).glob("[!.]*.xlsx"))]
    kept = {one.resolve() for one in (Path(path), *leave_out)}
    cases = [one for one in (*found, *workbooks) if Path(one).resolve() not in kept]
    if not cases:
        raise UsageError(f"{path}: there is no case in this folder")
    return cases

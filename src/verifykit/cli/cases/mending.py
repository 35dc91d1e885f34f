"""Mends cases: writes the safe fixes of findings into their files, until none is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
from attrs import evolve

from verifykit.atomic import replacing
from verifykit.cli.cases.inputs import STANDARD_INPUT
from verifykit.cli.cases.run import CaseRun
from verifykit.editing import EditedPlaces
from verifykit.editing.files import edited_files
from verifykit.errors import UsageError
from verifykit.model.edit import Edit, Fix
from verifykit.reporting.report import Report
from verifykit.wording import count_text

_ROUNDS = 5
"""A mended case may have something new to mend; one that never ends is left as it is then."""


def mend(run: Callable[[], CaseRun]) -> CaseRun:
    """Return the run over the cases after their safe fixes have been written.

    `run` reads and assesses the cases; it is called again after each round. Raise UsageError for
    standard input, which cannot be written, and UneditableCase for a file that cannot take a fix.
    """
    done = run()
    if STANDARD_INPUT in done.inputs.paths:
        raise UsageError("--fix writes into the case, and standard input cannot be written")
    for _ in range(_ROUNDS):
        cases = zip(done.inputs.paths, done.reports, strict=True)
        changed = [_mend(path, report) for path, report in cases]
        if not any(changed):
            break
        done = run()
    return done


def _mend(path: str, report: Report) -> bool:
    """Write the safe fixes of one report into its case; whether there was any."""
    fixes = _compatible([one.fix for one in report.findings if one.fix and one.fix.safe], report)
    if not fixes:
        return False
    for file, content in edited_files(path, [edit for fix in fixes for edit in fix.patch]).items():
        with replacing(file) as stream:
            stream.write(content)
    click.echo(f"verifykit: {path}: mended {count_text(len(fixes), 'finding')}", err=True)
    for fix in fixes:
        click.echo(f"  {fix.description}", err=True)
    return True


def _compatible(fixes: Sequence[Fix], report: Report) -> list[Fix]:
    """The fixes with pointers into the file, those left out that touch what another one touches."""
    places = None if report.case is None else report.case.places
    taken: set[str] = set()
    kept: list[Fix] = []
    for fix in dict.fromkeys(fixes):
        patch = [in_file(edit, places) for edit in fix.patch]
        paths = {edit.path for edit in patch if edit is not None}
        if None in patch or not taken.isdisjoint(paths):
            continue
        taken |= paths
        kept.append(evolve(fix, patch=tuple(edit for edit in patch if edit is not None)))
    return kept


def in_file(edit: Edit, places: object) -> Edit | None:
    """Return an edit of the case as it was assessed as one of its file.

    It is None where the file has nothing that could be edited, as of what was proposed.
    """
    if not isinstance(places, EditedPlaces):
        return edit
    pointer = places.in_file(edit.path)
    return None if pointer is None else evolve(edit, path=pointer)

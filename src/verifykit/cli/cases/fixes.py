"""What fixes of findings do to the files of a case: written into them, or told as changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

import click
from attrs import evolve

from verifykit.atomic import replacing
from verifykit.cli.cases.inputs import STANDARD_INPUT
from verifykit.cli.cases.run import CaseRun
from verifykit.editing import EditedPlaces
from verifykit.editing.files import edited_files
from verifykit.errors import UsageError, VerifykitError
from verifykit.loading.text import line_and_column
from verifykit.model.edit import Edit, Fix
from verifykit.reporting.presentation import TextChange, TextChanges
from verifykit.reporting.report import Report
from verifykit.wording import count_text

_ROUNDS = 5
"""A mended case may have something new to mend; one that never ends is left as it is then."""

_MOST = 200
"""A fix is tried on the whole file; of those after so many a run has the patch alone."""


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
        changed = [_mend(path, report, tell=not done.redact) for path, report in cases]
        if not any(changed):
            break
        done = run()
    return done


def _mend(path: str, report: Report, *, tell: bool) -> bool:
    """Write the safe fixes of one report into its case, and tell them; whether there was any."""
    fixes = _compatible([one.fix for one in report.findings if one.fix and one.fix.safe], report)
    if not fixes:
        return False
    for file, content in edited_files(path, [edit for fix in fixes for edit in fix.patch]).items():
        with replacing(file) as stream:
            stream.write(content)
    click.echo(f"verifykit: {path}: mended {count_text(len(fixes), 'finding')}", err=True)
    for fix in fixes if tell else ():
        click.echo(f"  {fix.description}", err=True)
    return True


def _compatible(fixes: Sequence[Fix], report: Report) -> list[Fix]:
    """The fixes as ones of the file, those left out that touch what another one touches."""
    taken: set[str] = set()
    kept: list[Fix] = []
    for fix in dict.fromkeys(fixes):
        patch = _in_file(fix, report)
        if patch is not None and taken.isdisjoint(edit.path for edit in patch):
            taken.update(edit.path for edit in patch)
            kept.append(evolve(fix, patch=patch))
    return kept


def _in_file(fix: Fix, report: Report) -> tuple[Edit, ...] | None:
    """What a fix of the case as it was assessed edits in its file.

    None where the file has nothing of it that could be edited, as of what was proposed.
    """
    places = None if report.case is None else report.case.places
    if not isinstance(places, EditedPlaces):
        return fix.patch
    pointers = [places.in_file(edit.path) for edit in fix.patch]
    found = zip(fix.patch, pointers, strict=True)
    patch = tuple(evolve(edit, path=pointer) for edit, pointer in found if pointer is not None)
    return patch if len(patch) == len(fix.patch) else None


def text_changes(paths: Sequence[str]) -> TextChanges:
    """Return what gives the changes of a fix in each file, for reports on cases at these paths.

    There are none for what is at no path, for a workbook, and for what a file cannot take.
    """
    left = _MOST

    def changes(report: Report, fix: Fix) -> Mapping[str, Sequence[TextChange]]:
        nonlocal left
        patch = _in_file(fix, report)
        if report.path not in paths or patch is None or not left:
            return {}
        left -= 1
        return _changes_in(str(report.path), patch)

    return changes


def _changes_in(path: str, patch: Sequence[Edit]) -> Mapping[str, Sequence[TextChange]]:
    try:
        edited = edited_files(path, patch)
        texts = {file: (_text(file.read_bytes()), _text(new)) for file, new in edited.items()}
    except (VerifykitError, OSError, UnicodeDecodeError):
        return {}
    return {str(Path(file)): tuple(changes_between(*both)) for file, both in texts.items()}


def _text(data: bytes) -> str:
    """The text of a file; of a workbook, which is none, it raises UnicodeDecodeError."""
    return data.decode("utf-8-sig")


def changes_between(before: str, after: str) -> Iterator[TextChange]:
    """Yield what makes one text the other, from the top down, as little as there is to change."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    old_starts = [0, *accumulate(map(len, old))]
    new_starts = [0, *accumulate(map(len, new))]
    begin = _alike(old, new)
    kept = _alike(old[begin:][::-1], new[begin:][::-1])
    matcher = SequenceMatcher(
        None, old[begin : len(old) - kept], new[begin : len(new) - kept], autojunk=False
    )
    for tag, *block in matcher.get_opcodes():
        if tag == "equal":
            continue
        first, last, new_first, new_last = (begin + number for number in block)
        start, end = old_starts[first], old_starts[last]
        text = after[new_starts[new_first] : new_starts[new_last]]
        at_start = _alike(before[start:end], text)
        at_end = _alike(before[start + at_start : end][::-1], text[at_start:][::-1])
        yield TextChange(
            line_and_column(before[: start + at_start]),
            line_and_column(before[: end - at_end]),
            text[at_start : len(text) - at_end],
        )


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How much two texts, or lists of lines, have in common at the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))

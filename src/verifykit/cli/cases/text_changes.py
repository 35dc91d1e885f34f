"""What a fix changes in the text of a case's files, for tools that apply it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from verifykit.cli.cases.mending import in_file
from verifykit.editing.files import edited_files
from verifykit.errors import VerifykitError
from verifykit.loading.text import line_and_column
from verifykit.model.edit import Edit, Fix
from verifykit.reporting.presentation import TextChange, TextChanges
from verifykit.reporting.report import Report

_MOST = 200
"""A fix is tried on the whole file; of those after so many a run has the patch alone."""


def text_changes(paths: Sequence[str]) -> TextChanges:
    """Return what gives the changes of a fix in each file, for reports on cases at these paths.

    There are none for what is at no path, for a workbook, and for what a file cannot take.
    """
    left = _MOST

    def changes(report: Report, fix: Fix) -> Mapping[str, Sequence[TextChange]]:
        nonlocal left
        places = None if report.case is None else report.case.places
        patch = [edit for one in fix.patch if (edit := in_file(one, places)) is not None]
        if report.path not in paths or len(patch) < len(fix.patch) or not left:
            return {}
        left -= 1
        return _in_files(str(report.path), patch)

    return changes


def _in_files(path: str, patch: Sequence[Edit]) -> Mapping[str, Sequence[TextChange]]:
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

"""The inputs that a command names: files, folders, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from verifykit.errors import UsageError
from verifykit.files import read_regular
from verifykit.loading.readers.case_folder import CASE_FILES, LIST_FILES, case_folder
from verifykit.parts import field, part

STANDARD_INPUT = "-"
STDIN_NAME = "stdin.yaml"
"""What standard input goes by if nobody names it."""
_BINARY_IF_IN_FIRST = 4096


@part
class CaseInputs:
    """The inputs of one run. Standard input is read once and goes by a name that is given."""

    paths: tuple[str, ...]
    stdin_filename: str = STDIN_NAME
    stdin: bytes | None = None
    _lines: dict[str, Sequence[str]] = field(factory=dict, init=False)
    """The lines of files that were asked for in this run; in another run they may be others."""

    @classmethod
    def read(cls, paths: Sequence[str], stdin_filename: str | None) -> CaseInputs:
        """Return the inputs; raise UsageError if standard input is named twice or misnamed."""
        if paths.count(STANDARD_INPUT) > 1:
            raise UsageError("standard input (-) can be named only once")
        if STANDARD_INPUT not in paths:
            if stdin_filename is not None:
                raise UsageError("--stdin-filename names standard input, so a PATH must be -")
            return cls(tuple(paths))
        return cls(tuple(paths), stdin_filename or STDIN_NAME, sys.stdin.buffer.read())

    def name(self, path: str) -> str:
        """Return the name under which a path is reported."""
        return self.stdin_filename if path == STANDARD_INPUT else path

    def data(self, path: str) -> bytes | None:
        """Return the bytes of standard input if that is what the path means."""
        return self.stdin if path == STANDARD_INPUT else None

    def spare(self, output: Path) -> None:
        """Raise UsageError for an output that would take the place of an input."""
        for path in self.paths:
            if path != STANDARD_INPUT and _holds(path, output):
                raise UsageError(f"{output} is an input: writing to it would destroy it")

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of the file that a finding names; none if it is not text or gone."""
        if self.stdin is not None and path == self.stdin_filename:
            return _lines(self.stdin)
        if path not in self._lines:
            self._lines[path] = _lines_of_file(path)
        return self._lines[path]


def _holds(path: str, output: Path) -> bool:
    """Whether a file is an input, or belongs to the case of a folder that is one."""
    if not output.exists() or not os.path.exists(path):
        return False
    if os.path.samefile(path, output):
        return True
    folder = case_folder(path)
    belongs = output.name in (*CASE_FILES, *LIST_FILES)
    return folder is not None and belongs and os.path.samefile(folder, output.parent)


def _lines_of_file(path: str) -> Sequence[str]:
    try:
        return _lines(read_regular(path))
    except (OSError, ValueError):
        return ()


def _lines(data: bytes) -> Sequence[str]:
    if b"\0" in data[:_BINARY_IF_IN_FIRST]:
        return ()
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

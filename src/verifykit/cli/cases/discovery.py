"""Finding the cases in folders, as linters find the files that they are for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from verifykit.cli.cases.inputs import STANDARD_INPUT
from verifykit.cli.request import Request
from verifykit.files import read_regular
from verifykit.loading.readers.case_folder import CASE_FILES

_LEFT_OUT = frozenset({"node_modules", "venv", "__pycache__", "build", "dist"})
"""Folders that nobody keeps cases in, beside those that begin with a dot."""
_YAML_CASE = rb"""^(?:\xef\xbb\xbf)?["']?verifykit["']?\s*:"""
_HEAD = 1 << 16
"""Bytes of a YAML file in which the key `verifykit` is looked for."""


def case_paths(paths: Sequence[str], request: Request) -> tuple[str, ...]:
    """Return the paths, with the cases in it in the place of a folder that is no case itself.

    No paths mean the working directory. A case is a folder with a case.yaml, or a YAML or JSON file
    with the key `verifykit`; the options `include` and `exclude` of the configuration add and leave
    out. A folder without any stays, so that it is told that there is none. What nobody may read
    is among them, as it could be a case: whoever loads it tells why it cannot be read.
    """
    found: list[str] = []
    for path in paths or (os.curdir,):
        if path == STANDARD_INPUT or not os.path.isdir(path) or is_case_folder(path):
            found.append(path)
            continue
        configuration = request.configuration(Path(path))
        inside = _cases(path, configuration["include"], configuration["exclude"])
        found += list(inside) or [path]
    return tuple(found)


def is_case_folder(path: str) -> bool:
    """Return whether a folder is itself a case."""
    return _case_file(_names(path)) is not None


def _cases(top: str, include: Sequence[str], exclude: Sequence[str]) -> Iterator[str]:
    closed: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda error: closed.append(error.filename)):
        inside = "" if folder == top else os.path.relpath(folder, top)
        case_file = _case_file(files)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _LEFT_OUT
            and not case_file
            and not _matches(os.path.join(inside, name), exclude)
        )
        if case_file:
            files = [case_file]
        for name in sorted(files):
            path = os.path.join(inside, name)
            if _matches(path, exclude):
                continue
            whole = os.path.join(folder, name)
            if _matches(path, include) or name == case_file or _is_case(whole):
                yield os.path.normpath(whole)
    yield from closed


def _names(folder: str) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        # Whoever loads it tells why nobody may look into it.
        return ()


def _case_file(names: Sequence[str]) -> str | None:
    return next((name for name in CASE_FILES if name in names), None)


def _matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path, its name, or a folder on its way matches a pattern."""
    parts = path.replace(os.sep, "/").split("/")
    ways = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    return any(fnmatchcase(one, pattern) for pattern in patterns for one in (*ways, parts[-1]))


def _is_case(path: str) -> bool:
    """Whether a file says that it is a case; an assessment, which has the key, too, is none.

    A file that nobody may read could be one.
    """
    suffix = os.path.splitext(path)[1].lower()
    try:
        if suffix in (".yaml", ".yml"):
            return re.search(_YAML_CASE, read_regular(path, _HEAD), re.MULTILINE) is not None
        return suffix == ".json" and _is_json_case(read_regular(path))
    except PermissionError:
        return True
    except (OSError, ValueError, RecursionError):
        return False


def _is_json_case(data: bytes) -> bool:
    if b'"verifykit"' not in data:
        return False
    from verifykit.schema import schema

    keys = json.loads(data)
    known = schema("case-1")["properties"]
    return (
        isinstance(keys, dict)
        and "verifykit" in keys
        and all(key in known or key.startswith("x-") for key in keys)
    )

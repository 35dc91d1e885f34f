"""Chooses the reader of a file or folder; only the one that is needed is imported."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

from verifykit.errors import PluginError
from verifykit.loading.raw import CaseReader

HEAD = 4096
"""How many bytes a reader gets to see before it is chosen."""

_BY_SUFFIX = {
    ".csv": ("not_cases", "NoCaseReader"),
    ".gz": ("not_cases", "NoCaseReader"),
    ".json": ("json_reader", "JsonReader"),
    ".jsonl": ("not_cases", "NoCaseReader"),
    ".ndjson": ("not_cases", "NoCaseReader"),
    ".parquet": ("not_cases", "NoCaseReader"),
    ".xlsx": ("xlsx_reader", "XlsxReader"),
    ".yaml": ("yaml_reader", "YamlReader"),
    ".yml": ("yaml_reader", "YamlReader"),
    ".zst": ("not_cases", "NoCaseReader"),
}
ENDINGS = tuple(_BY_SUFFIX)
"""The file name endings that a built-in reader takes; each has its row in the documentation."""
_FOLDER = ("folder_reader", "FolderReader")
_BY_SIGHT = (_BY_SUFFIX[".json"], _BY_SUFFIX[".xlsx"])


def choose_reader(path: str, data: bytes | None, others: Sequence[CaseReader] = ()) -> CaseReader:
    """Return the reader of a path and its content; None for a folder.

    Readers of `others` go first and decide by what they see, since their file names end as
    everybody's do (.json, .csv). Among the built-in ones the file name decides, then the sight;
    whatever none of them knows is read as YAML. Raise PluginError if one of `others` fails.
    """
    head = b"" if data is None else data[:HEAD]
    for reader in others:
        if _sniffs(reader, path, head):
            return reader
    if data is None:
        return _built_in(_FOLDER)
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _BY_SUFFIX:
        return _built_in(_BY_SUFFIX[suffix])
    by_sight = (reader for reader in map(_built_in, _BY_SIGHT) if reader.sniff(path, head))
    return next(by_sight, None) or _built_in(_BY_SUFFIX[".yaml"])


def _sniffs(reader: CaseReader, path: str, head: bytes) -> bool:
    try:
        return reader.sniff(path, head)
    except Exception as error:
        raise PluginError(f"the reader {reader.name} failed on {path}: {error}") from error


def _built_in(where: tuple[str, str]) -> CaseReader:
    module, name = where
    reader: CaseReader = getattr(import_module(f"verifykit.loading.readers.{module}"), name)()
    return reader

"""Chooses the reader of a file or folder."""

from __future__ import annotations

import os
from collections.abc import Sequence

from verifykit.loading.raw import CaseReader
from verifykit.loading.readers.json_reader import JsonReader
from verifykit.loading.readers.yaml_reader import YamlReader

READERS: tuple[CaseReader, ...] = (JsonReader(), YamlReader())
"""The built-in readers; the last one takes whatever no other one does."""

_HEAD = 4096


def choose_reader(path: str, data: bytes | None, others: Sequence[CaseReader] = ()) -> CaseReader:
    """Return the reader of a path, or of `data` that stands for it.

    Readers of `others` go first and decide by what they see, since their file names end as
    everybody's do (.json, .csv). Among the built-in ones the file name decides, then the sight.
    """
    head = _head(path) if data is None else data[:_HEAD]
    for reader in others:
        if reader.sniff(path, head):
            return reader
    suffix = os.path.splitext(path)[1].lower()
    for reader in READERS:
        if suffix in reader.suffixes and not os.path.isdir(path):
            return reader
    return next((reader for reader in READERS if reader.sniff(path, head)), READERS[-1])


def _head(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        # The reader will meet the same trouble and make a finding of it.
        return b""

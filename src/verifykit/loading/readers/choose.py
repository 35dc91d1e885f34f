"""Chooses the reader of a file or folder."""

from __future__ import annotations

import os
from collections.abc import Sequence

from verifykit.loading.raw import CaseReader
from verifykit.loading.readers.folder_reader import FolderReader
from verifykit.loading.readers.json_reader import JsonReader
from verifykit.loading.readers.xlsx_reader import XlsxReader
from verifykit.loading.readers.yaml_reader import YamlReader

READERS: tuple[CaseReader, ...] = (FolderReader(), JsonReader(), XlsxReader(), YamlReader())
"""The built-in readers; the last one takes whatever no other one does."""

HEAD = 4096
"""How many bytes a reader gets to see before it is chosen."""


def choose_reader(path: str, data: bytes | None, others: Sequence[CaseReader] = ()) -> CaseReader:
    """Return the reader of a path and its content; None for a folder.

    Readers of `others` go first and decide by what they see, since their file names end as
    everybody's do (.json, .csv). Among the built-in ones the file name decides, then the sight.
    """
    head = b"" if data is None else data[:HEAD]
    for reader in others:
        if reader.sniff(path, head):
            return reader
    if data is None:
        return READERS[0]
    suffix = os.path.splitext(path)[1].lower()
    files = READERS[1:]
    by_name = (reader for reader in files if suffix in reader.suffixes)
    by_sight = (reader for reader in files if reader.sniff(path, head))
    return next(by_name, None) or next(by_sight, files[-1])

"""Refuses files that are no case: a list that stands alone, a corpus of statements, its scores."""

from __future__ import annotations

import os

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.case_folder import CASE_FILES, LIST_FILES
from verifykit.loading.refusal import Refusal, finding_at, refusable
from verifykit.loading.rules import UNREADABLE

NAMES = {
    ".gz": "compressed",
    ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines",
    ".parquet": "Parquet",
    ".zst": "compressed",
}
"""What kind of file it is, by the endings that no case has and a corpus may have."""


class StatementsReader:
    """The reader of what ends as only a corpus does, which says what is for corpora."""

    name = "statements"
    suffixes = tuple(NAMES)

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the name ends as that of a corpus does."""
        return path.lower().endswith(self.suffixes)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Refuse it."""
        kind = next(name for ending, name in NAMES.items() if path.lower().endswith(ending))
        message = f"a {kind} file is no case; a corpus of statements is for `score` and `learn`"
        raise Refusal(finding_at(UNREADABLE, message, path))


class LoneListReader:
    """The reader of what ends in .csv, which says what to name instead."""

    name = "lone-list"
    suffixes = (".csv",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the name ends as that of a list does."""
        return path.lower().endswith(self.suffixes)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Refuse it."""
        folder = os.path.dirname(path) or os.curdir
        beside = any(os.path.isfile(os.path.join(folder, name)) for name in CASE_FILES)
        if beside and os.path.basename(path) in LIST_FILES:
            message = f"a CSV file is one list of a case: name its folder, {folder}"
        else:
            message = (
                "a CSV file is no case: a case in CSV is a folder with a case.yaml and a file for "
                "each list; a corpus of statements is for `score` and `learn`"
            )
        raise Refusal(finding_at(UNREADABLE, message, path))

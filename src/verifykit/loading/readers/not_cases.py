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


class NoCaseReader:
    """The reader of what ends as no case does, which says what to do with it instead."""

    name = "no-case"
    suffixes = (".csv", *NAMES)

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the name ends so."""
        return path.lower().endswith(self.suffixes)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Refuse it."""
        kind = next((kind for end, kind in NAMES.items() if path.lower().endswith(end)), None)
        message = f"a {kind} file is no case; a corpus of statements is for `score` and `learn`"
        if kind is None:
            message = _about_a_list(path)
        raise Refusal(finding_at(UNREADABLE, message, path))


def _about_a_list(path: str) -> str:
    folder = os.path.dirname(path) or os.curdir
    beside = any(os.path.isfile(os.path.join(folder, name)) for name in CASE_FILES)
    if beside and os.path.basename(path) in LIST_FILES:
        return f"a CSV file is one list of a case: name its folder, {folder}"
    return (
        "a CSV file is no case: a case in CSV is a folder with a case.yaml and a file for each "
        "list; a corpus of statements is for `score` and `learn`"
    )

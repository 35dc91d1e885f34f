"""Refuses a CSV file that stands alone: it is a list of a case, or a corpus, and never a case."""

from __future__ import annotations

import os

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.case_folder import CASE_FILES
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules.input import UNREADABLE


class LoneListReader:
    """The reader of what ends in .csv, which says what to name instead."""

    name = "lone-list"
    suffixes = (".csv",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether the name ends as that of a list does."""
        return path.lower().endswith(self.suffixes)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Refuse it."""
        folder = os.path.dirname(path) or os.curdir
        if any(os.path.isfile(os.path.join(folder, name)) for name in CASE_FILES):
            message = f"a CSV file is one list of a case: name its folder, {folder}"
        else:
            message = (
                "a CSV file is no case: a case in CSV is a folder with a case.yaml and a file for "
                "each list; a corpus of statements is for `score` and `learn`"
            )
        raise Refusal(finding_at(UNREADABLE, message, path))

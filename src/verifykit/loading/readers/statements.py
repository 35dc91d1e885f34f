"""Refuses a file of statements: it is a corpus, or the scores of one, and never a case."""

from __future__ import annotations

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules.input import UNREADABLE

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
        """Whether the name ends as that of a corpus does."""
        return path.lower().endswith(self.suffixes)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Refuse it."""
        kind = next(name for ending, name in NAMES.items() if path.lower().endswith(ending))
        message = f"a {kind} file is no case; a corpus of statements is for `score` and `learn`"
        raise Refusal(finding_at(UNREADABLE, message, path))

"""The reader of cases that are statements, in CSV or JSON."""

from __future__ import annotations

from verifykit import RawDocument
from verifykit_ftm.formats import begins_with_entity, format_of


class StatementsReader:
    """The reader of FollowTheMoney statements."""

    name = "ftm"
    suffixes = (".csv", ".json", ".jsonl")

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether the first line has the columns, or the keys, that a statement needs.

        Whole entities are taken, too, so that somebody says what is wrong with them.
        """
        text = head.decode("utf-8", "replace")
        return format_of(text) is not None or begins_with_entity(text)

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it; each row that is unusable is a finding."""
        # Imported here, since every run has this reader and few read statements.
        from verifykit_ftm.reading import read_case

        return read_case(path, data)

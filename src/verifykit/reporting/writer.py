"""What every output format of a report has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TextIO, runtime_checkable

from verifykit.report import Report


@runtime_checkable
class ReportWriter(Protocol):
    """Writes reports in one format."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def suffixes(self) -> Sequence[str]:
        """The file name endings that are usual for it, with their dot, in lower case."""
        ...

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports, one for each case in the order given, as text to the stream.

        The stream takes any character, and ends lines with a line feed. Nothing else is written,
        printed or read. What is raised leaves an older output file as it was.
        """
        ...

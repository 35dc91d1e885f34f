"""The built-in formats of reports and of scores by their names, imported when they are used.

A format is one module with its writer, and one line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, TextIO, runtime_checkable

from verifykit.parts import field_names
from verifykit.reporting.presentation import Presentation
from verifykit.reporting.report import Report

_REPORTS = {
    "text": "text:TextWriter",
    "json": "json:JsonWriter",
    "jsonl": "json:JsonLinesWriter",
    "csv": "score_formats:CsvWriter",
    "sarif": "sarif:SarifWriter",
    "github": "github:GithubWriter",
    "junit": "junit:JunitWriter",
    "html": "html.writer:HtmlWriter",
}
_SCORES = {
    "text": "score_formats:ScoreTextWriter",
    "json": "score_formats:ScoreJsonWriter",
    "jsonl": "score_formats:ScoreJsonLinesWriter",
    "csv": "score_formats:CsvWriter",
}

FORMATS = tuple(_REPORTS)
"""The names of the built-in formats of reports, the default first."""
SCORE_FORMATS = tuple(_SCORES)
"""The names of the formats of scores alone, the default first."""


def writer(name: str, presentation: Presentation | None = None) -> ReportWriter:
    """Return the writer of a built-in format of reports; raise KeyError for another name."""
    return _made(_REPORTS, name, presentation)


def score_writer(name: str, presentation: Presentation | None = None) -> ReportWriter:
    """Return the writer of a built-in format of scores; raise KeyError for another name."""
    return _made(_SCORES, name, presentation)


def _made(homes: Mapping[str, str], name: str, presentation: Presentation | None) -> ReportWriter:
    module, _, attribute = homes[name].partition(":")
    made: type = getattr(import_module(f"verifykit.reporting.{module}"), attribute)
    told = presentation or Presentation()
    found: ReportWriter = made(**{field: getattr(told, field) for field in field_names(made)})
    return found


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

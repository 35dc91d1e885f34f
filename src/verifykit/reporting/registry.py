"""The built-in output formats of reports under their names, imported when they are used."""

from __future__ import annotations

from importlib import import_module

from verifykit.reporting.writer import ReportWriter

_HOMES = {
    "text": "text:TextWriter",
    "json": "json:JsonWriter",
    "jsonl": "json:JsonLinesWriter",
    "csv": "csv:CsvWriter",
    "sarif": "sarif:SarifWriter",
    "github": "github:GithubWriter",
    "junit": "junit:JunitWriter",
    "html": "html:HtmlWriter",
}

FORMATS = tuple(_HOMES)
"""The names of the built-in formats, the default first."""


def writer_class(name: str) -> type[ReportWriter]:
    """Return the class that writes a built-in format; raises KeyError for another name."""
    module, _, attribute = _HOMES[name].partition(":")
    found: type[ReportWriter] = getattr(import_module(f"verifykit.reporting.{module}"), attribute)
    return found

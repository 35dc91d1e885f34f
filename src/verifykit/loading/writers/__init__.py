"""The output formats of a case, one per file."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.loading.raw import CaseWriter
from verifykit.loading.writers.formats import CsvWriter, JsonWriter, XlsxWriter, YamlWriter

_BUILT_IN: tuple[CaseWriter, ...] = (YamlWriter(), JsonWriter(), CsvWriter(), XlsxWriter())

WRITERS: Mapping[str, CaseWriter] = {writer.name: writer for writer in _BUILT_IN}
"""The built-in writers by their names."""

__all__ = ["WRITERS"]

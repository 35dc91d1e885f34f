"""The output formats of a case, one per file."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.loading.raw import CaseWriter
from verifykit.loading.writers.csv_writer import CsvWriter
from verifykit.loading.writers.json_writer import JsonWriter
from verifykit.loading.writers.xlsx_writer import XlsxWriter
from verifykit.loading.writers.yaml_writer import YamlWriter

_BUILT_IN: tuple[CaseWriter, ...] = (YamlWriter(), JsonWriter(), CsvWriter(), XlsxWriter())

WRITERS: Mapping[str, CaseWriter] = {writer.name: writer for writer in _BUILT_IN}
"""The built-in writers by their names."""

__all__ = ["WRITERS"]

"""The writers of a case: what each is called, and its files; what is slow is imported late."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from verifykit.loading.raw import CaseWriter
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.reading import textual_predicates
from verifykit.loading.tables.writing import WrittenTable, write_table
from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import LISTS, Case


class YamlWriter:
    """The writer of YAML files that YAML 1.1 and 1.2 readers understand alike."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raise InvalidCase."""
        from verifykit.loading.writers.yaml_text import yaml_bytes

        return yaml_bytes(writable_data(case))


class JsonWriter:
    """The writer of JSON files, indented by two spaces."""

    name = "json"
    suffixes = (".json",)

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raise InvalidCase."""
        text = json.dumps(writable_data(case), ensure_ascii=False, indent=2, allow_nan=False)
        return f"{text}\n".encode()


class CsvWriter:
    """The writer of case folders. No cell is one that a spreadsheet would run as a formula."""

    name = "csv"
    suffixes = ()

    def write(self, case: Case) -> Mapping[str, bytes]:
        """Return the bytes of every file of the folder by its name; raise InvalidCase."""
        return _to_files(writable_data(case))


class XlsxWriter:
    """The writer of workbooks. No cell is one that a spreadsheet would run as a formula."""

    name = "xlsx"
    suffixes = (".xlsx",)

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raise InvalidCase, also where a cell cannot hold it."""
        # openpyxl takes longer to import than a case takes to load.
        from verifykit.loading.writers.workbook import write_workbook

        return write_workbook(case, writable_data(case))


def _to_files(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return plain data as the bytes of every file of a folder by its name."""
    from verifykit.loading.writers.yaml_text import yaml_bytes

    textual = textual_predicates(data.get("predicates"))
    rest = {key: value for key, value in data.items() if key not in LISTS.values()}
    files = {"case.yaml": yaml_bytes(rest)}
    for name in LISTS.values():
        if name in data:
            files[f"{name}.csv"] = _csv(write_table(name, data[name], textual))
    return files


def _csv(table: WrittenTable) -> bytes:
    out = io.StringIO(newline="")
    # Lines end as RFC 4180 says; the module then also quotes cells with either line ending.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(["" if cell is None else cell_text(cell) for cell in row])
    return out.getvalue().encode()


_BUILT_IN: tuple[CaseWriter, ...] = (YamlWriter(), JsonWriter(), CsvWriter(), XlsxWriter())
WRITERS: Mapping[str, CaseWriter] = {writer.name: writer for writer in _BUILT_IN}
"""The built-in writers by their names."""

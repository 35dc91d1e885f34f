"""The writers of a case: what each is called, and its files; what is slow is imported late."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from verifykit.loading.raw import CaseWriter
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.reading import textual_predicates
from verifykit.loading.tables.writing import WrittenTable, write_table
from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import LISTS, Case

_WIDTH = 100
"""Columns of a line of YAML."""
_SHORT = 30
"""Texts up to this length stand in a row when a list of YAML holds nothing else."""


class YamlWriter:
    """The writer of YAML files that YAML 1.1 and 1.2 readers understand alike."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raise InvalidCase."""
        return _yaml(writable_data(case))


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


def _yaml(data: Mapping[str, Any]) -> bytes:
    """Return plain data as YAML in the order of its keys."""
    # PyYAML takes a while to import, and only YAML needs it.
    import yaml

    text: str = yaml.dump(
        data,
        Dumper=_dumper(),
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_WIDTH,
    )
    return text.encode()


@cache
def _dumper() -> Any:
    """Return what writes out what is shared, and quotes what YAML 1.2 reads otherwise."""
    import yaml

    base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumper: Any = type("_Dumper", (base,), {"ignore_aliases": lambda self, data: True})
    dumper.add_representer(str, _text)
    dumper.add_representer(list, _list)
    # PyYAML knows the numbers of YAML 1.1; what only 1.2 takes for a number needs quotes as well.
    dumper.add_implicit_resolver(
        "tag:yaml.org,2002:float",
        re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|0o[0-7]+$"),
        list("+-.0123456789"),
    )
    return dumper


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text and text.strip() == text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: Any, items: list[Any]) -> Any:
    in_a_row = all(isinstance(item, str) and len(item) <= _SHORT for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=in_a_row)


def _to_files(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return plain data as the bytes of every file of a folder by its name."""
    textual = textual_predicates(data.get("predicates"))
    rest = {key: value for key, value in data.items() if key not in LISTS.values()}
    files = {"case.yaml": _yaml(rest)}
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

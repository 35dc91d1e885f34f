"""The files of a case folder: case.yaml, and every list as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.reading import textual_predicates
from verifykit.loading.tables.writing import WrittenTable, write_table
from verifykit.loading.writers.yaml_text import yaml_bytes
from verifykit.model.case import LISTS


def to_files(data: Mapping[str, Any]) -> dict[str, bytes]:
    """Return plain data as the bytes of every file of a folder by its name."""
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

"""Reads the cells of one file, and keeps what was wrong with them."""

from __future__ import annotations

import math
from typing import Any

from verifykit.loading.json_text import parse_json
from verifykit.loading.refusal import finding_at
from verifykit.loading.rules import DUPLICATE_KEY, UNUSABLE_CELL
from verifykit.loading.tables.cells import cell_text, read_cell
from verifykit.loading.tables.columns import Kind
from verifykit.model.finding import Finding


class CellReader:
    """The reader of the cells of the file at `path`.

    `findings` are those on cells that were read all the same; `suspicious` says that there may be
    numbers or characters that are unusable.
    """

    def __init__(self, path: str) -> None:
        self.findings: list[Finding] = []
        self.suspicious = False
        self._path = path

    def read(self, cell: str | int | float | bool, kind: Kind, number: int, index: int) -> Any:
        """Return what a cell that is not empty means; raise Refusal.

        `number` is that of its row in the file, from 1, `index` that of its column, from 0.
        """
        if not isinstance(cell, str):
            # Spreadsheets have numbers of their own; where text is wanted they are text.
            return cell if kind.guess and not kind.date else read_cell(cell_text(cell), kind)

        def parse(text: str) -> Any:
            parsed = parse_json(text, self._path, number, index + 1, rule=UNUSABLE_CELL)
            self.suspicious |= parsed.suspicious
            if parsed.duplicates:
                message = "a key is given twice in this cell"
                duplicate = finding_at(DUPLICATE_KEY, message, self._path, number, index + 1)
                self.findings.append(duplicate)
            return parsed.data

        value = read_cell(cell, kind, parse)
        # A number beyond a double has been read as infinite.
        self.suspicious |= isinstance(value, float) and math.isinf(value)
        return value

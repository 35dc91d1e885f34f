"""Reports as JSON in the shape of the schema `assessment-1`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import ClassVar, TextIO

from verifykit.parts import part
from verifykit.reporting.assessment import assessment_data
from verifykit.reporting.report import Report


@part
class JsonWriter:
    """Writes one object, or an array of objects where there are several reports."""

    name: ClassVar[str] = "json"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports, indented."""
        data = [assessment_data(report) for report in reports]
        whole = data[0] if len(data) == 1 else data
        stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


@part
class JsonLinesWriter:
    """Writes one object for each report, each on a line of its own."""

    name: ClassVar[str] = "jsonl"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson")

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the reports, one a line."""
        for report in reports:
            line = json.dumps(assessment_data(report), ensure_ascii=False, separators=(",", ":"))
            stream.write(line + "\n")

"""Writes a case as JSON."""

from __future__ import annotations

import json

from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import Case


class JsonWriter:
    """The writer of JSON files, indented by two spaces."""

    name = "json"
    suffixes = (".json",)

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raises InvalidCase."""
        text = json.dumps(writable_data(case), ensure_ascii=False, indent=2, allow_nan=False)
        return f"{text}\n".encode()

"""Writes a case as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import Case


class YamlWriter:
    """The writer of YAML files that YAML 1.1 and 1.2 readers understand alike."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raises InvalidCase."""
        return yaml_bytes(writable_data(case))


def yaml_bytes(data: Mapping[str, Any]) -> bytes:
    """Return plain data as YAML."""
    # The emitter takes a while to import, and only writing YAML needs it.
    from verifykit.loading.writers.yaml_text import to_yaml

    return to_yaml(data).encode()

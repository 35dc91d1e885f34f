"""Reads a case from YAML."""

from __future__ import annotations

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.text import read_text


class YamlReader:
    """The reader of YAML 1.2 files, without tags and with few aliases."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether it is a file at all: YAML is what text is taken for."""
        return bool(head)

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        text = read_text(path, data)
        # The parser takes a while to import and JSON does not need it.
        from verifykit.loading.readers.yaml_document import read_yaml

        return read_yaml(text, path)

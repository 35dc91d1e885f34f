"""The reader of cases that are STIX bundles."""

from __future__ import annotations

import re

from verifykit import RawDocument

SUFFIXES = (".stix.json", ".stix")
_BUNDLE = rb'"type"\s*:\s*"bundle"|"bundle--[0-9a-f]{8}-'
_OWN_FORMAT = b'"verifykit"'


class StixReader:
    """The reader of STIX 2.1 bundles."""

    name = "stix"
    suffixes = SUFFIXES

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether JSON that is no case says early on that it is a bundle."""
        text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if text[:1] != b"{" or text[1:].lstrip().startswith(_OWN_FORMAT):
            return False
        return path.lower().endswith(self.suffixes) or re.search(_BUNDLE, head) is not None

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it; an object that is not STIX is a finding."""
        # Imported here, since every run has this reader and few read a bundle.
        from verifykit_stix.reading import read_case

        return read_case(path, data)

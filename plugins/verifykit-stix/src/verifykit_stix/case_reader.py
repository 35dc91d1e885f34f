"""Reads a case from a STIX bundle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from verifykit import Finding, Place, Places, RawDocument, choose_reader, reader_finding

if TYPE_CHECKING:
    from verifykit_stix.bundle import Fault

SUFFIXES = (".stix.json", ".stix")
_BUNDLE = re.compile(rb'"type"\s*:\s*"bundle"|"bundle--[0-9a-f]{8}-')
_OWN_FORMAT = re.compile(rb'^\s*\{\s*"verifykit"')
_MOST_FINDINGS = 20


@frozen
class ObjectPlaces:
    """Places of items of a case in the bundle that they were found in.

    `found_at` gives the id of the object of an item, `positions` where the object is.
    """

    found_at: Mapping[str, str]
    positions: Mapping[str, int]
    places: Places

    def locate(self, pointer: str) -> Place:
        """Return the place of the object that a pointer is about, else that of the bundle."""
        item = "/".join(pointer.split("/")[:3])
        position = self.positions.get(self.found_at.get(item, ""))
        return self.places.locate("" if position is None else f"/objects/{position}")


@frozen
class StixReader:
    """The reader of STIX 2.1 bundles."""

    name: str = "stix"
    suffixes: tuple[str, ...] = SUFFIXES

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether JSON that is no case says early on that it is a bundle."""
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{" or _OWN_FORMAT.match(head):
            return False
        return path.lower().endswith(self.suffixes) or _BUNDLE.search(head) is not None

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it; an object that is not STIX is a finding."""
        # Imported here, since every run has this reader and few read a bundle.
        from verifykit_stix.bundle import faults
        from verifykit_stix.case_data import case_data

        # Whatever the file is called, it is JSON, with the same care as a case in JSON.
        raw = choose_reader("bundle.json", b"").read(path, data)
        if raw.data is None or raw.findings:
            return raw
        bundle = raw.data
        objects = bundle.get("objects") if isinstance(bundle, dict) else None
        if not isinstance(objects, list) or bundle.get("type") != "bundle":
            fault = reader_finding("syntax", "this is no STIX bundle", path=path, line=1, column=1)
            return evolve(raw, data=None, findings=(fault,))
        wrong = tuple(_finding(one, raw.places) for one in faults(objects))
        if wrong:
            return evolve(raw, data=None, findings=wrong[:_MOST_FINDINGS])
        name = bundle.get("id")
        built = case_data(objects, name if isinstance(name, str) else None)
        positions = {one["id"]: position for position, one in enumerate(objects)}
        places = ObjectPlaces(built.found_at, positions, raw.places)
        return evolve(raw, data=built.data, places=places)


def _finding(fault: Fault, places: Places) -> Finding:
    place = places.locate(f"/objects/{fault.position}")
    return reader_finding(
        "syntax", fault.message, path=place.path, line=place.line, column=place.column
    )

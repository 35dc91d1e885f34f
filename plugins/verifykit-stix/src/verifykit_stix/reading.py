"""Reads a case from the file of a bundle."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from verifykit import Finding, Place, Places, RawDocument, choose_reader, reader_finding
from verifykit_stix.bundle import Fault, faults
from verifykit_stix.case_data import case_data

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


def read_case(path: str, data: bytes | None) -> RawDocument:
    """Read a file, or `data` that stands for it; an object that is not STIX is a finding."""
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

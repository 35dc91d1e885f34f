"""The objects of a bundle, each held to STIX by the library stix2."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

Thing = Mapping[str, Any]
"""A STIX object as JSON has it."""


_LISTS = ("aliases", "external_references", "object_refs", "where_sighted_refs")
_OTHERS: Mapping[str, type] = {"confidence": int, "extensions": dict, "revoked": bool}
_TEXTS = (
    "abstract", "content", "country", "created", "created_by_ref", "description", "explanation",
    "first_seen", "identity_class", "last_seen", "modified", "name", "opinion", "published",
    "region", "relationship_type", "sighting_of_ref", "source_ref", "start_time", "stop_time",
    "target_ref",
)  # fmt: skip
"""The properties that are read, by what they have to be."""


@frozen
class Fault:
    """What is wrong with an object of a bundle, and which one it is."""

    position: int
    message: str


def faults(objects: Sequence[object]) -> Iterator[Fault]:
    """Yield what is wrong with objects: those that are none, and those that break STIX.

    Custom objects and properties are let through, as other tools write them.
    """
    # It takes a while to import, and is needed by those who read or write STIX alone.
    import stix2

    for position, one in enumerate(objects):
        if not isinstance(one, Mapping) or not all(
            isinstance(one.get(key), str) for key in ("type", "id")
        ):
            yield Fault(position, "this is no STIX object: it has no type and no id")
            continue
        try:
            known = not isinstance(stix2.parse(dict(one), allow_custom=True), dict)
        except Exception as error:
            # The library raises what its many fields raise.
            words = " ".join(str(error).split())[:300]
            yield Fault(position, f"{one['type']} {one['id']} is not STIX: {words}")
            continue
        wrong = next(_misshapen(one), None) if known else None
        if wrong is not None:
            yield Fault(position, f"{one['type']} {one['id']} is not STIX: {wrong}")


def _misshapen(thing: Thing) -> Iterator[str]:
    """What stix2 lets through, since it makes text of anything: values of another type."""
    for key, value in thing.items():
        if key in _LISTS:
            kind = dict if key == "external_references" else str
            if not (isinstance(value, list) and all(isinstance(one, kind) for one in value)):
                yield f"{key} is no list of what belongs there"
        elif key in _OTHERS:
            if not isinstance(value, _OTHERS[key]):
                yield f"{key} is not of the type that it has to have"
        elif key in _TEXTS and not isinstance(value, str):
            yield f"{key} is no text"


def latest(objects: Iterable[Thing]) -> dict[str, Thing]:
    """Return each object by its id; of several versions the one modified last."""
    found: dict[str, Thing] = {}
    for one in objects:
        other = found.get(one["id"])
        if other is None or str(one.get("modified", "")) >= str(other.get("modified", "")):
            found[one["id"]] = one
    return found


def bundle_text(name: str, objects: Sequence[Thing]) -> str:
    """Return a bundle as JSON, with a line at the end."""
    whole = {"type": "bundle", "id": name, "objects": list(objects)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

"""Leaves out the items of lists that nothing is wrong with, before the slow look at the rest."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from attrs import frozen

from verifykit.model.place import from_pointer, to_pointer
from verifykit.schema.gate import failing_items


@frozen
class Narrowed:
    """Data without the sound items of its lists, and which items those are that are left."""

    data: Any
    kept: Mapping[str, list[int]]

    def original(self, pointer: str) -> str:
        """Return a pointer into the narrowed data as one into the data that was narrowed."""
        parts = from_pointer(pointer)
        if len(parts) < 2 or parts[0] not in self.kept:
            return pointer
        return to_pointer((parts[0], self.kept[parts[0]][int(parts[1])], *parts[2:]))


def narrow(data: Any, name: str, most: int) -> Narrowed:
    """Keep, of every list right below the root of a mapping, at most so many failing items."""
    if not isinstance(data, dict):
        return Narrowed(data, {})
    kept = {
        key: list(islice(failing_items(items, name, key), most))
        for key, items in data.items()
        if isinstance(items, list)
    }
    shorter = {key: [data[key][index] for index in indexes] for key, indexes in kept.items()}
    return Narrowed({**data, **shorter}, kept)

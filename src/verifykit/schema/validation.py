"""Whether raw data keeps to a published schema, and if not, every way in which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from verifykit.model.place import from_pointer, to_pointer
from verifykit.parts import part
from verifykit.schema.gate import Violation, errors, failing_items, passes, schema

MAX_VIOLATIONS = 10_000
"""Nobody reads more, and a hostile file could hold millions."""
_UNREADABLE = (
    "the validation library cannot take this in, or refuses it without saying why, so it is "
    "refused; please report this with the file"
)


def validate(data: Any, name: str) -> tuple[Violation, ...]:
    """Return every violation of the schema `name` by raw data (dicts, lists, scalars).

    Nothing means valid. They stand once each in the order of the validation library, and of very
    many only the first 10,000 are returned.
    """
    if passes(data, name):
        return ()
    try:
        # Of a list as a whole, as of equal items, only all of its items together can tell.
        found = _violations(_remainder(data, name), name) or _violations(_Remainder(data, {}), name)
    except (ValueError, TypeError):
        # Lone surrogates, keys that are not text, nesting beyond the library's limit.
        found = ()
    return found or (Violation("", "unreadable", _UNREADABLE),)


@part
class _Remainder:
    """Data without the sound items of its lists, and which items those are that are left."""

    data: Any
    kept: Mapping[str, list[int]]

    def original(self, pointer: str) -> str:
        """Return a pointer into what is left as one into all of the data."""
        parts = from_pointer(pointer)
        if len(parts) < 2 or parts[0] not in self.kept:
            return pointer
        return to_pointer((parts[0], self.kept[parts[0]][int(parts[1])], *parts[2:]))


def _remainder(data: Any, name: str) -> _Remainder:
    """Keep, of every list right below the root of a mapping, the failing items, up to a limit."""
    if not isinstance(data, dict):
        return _Remainder(data, {})
    kept = {
        key: list(islice(failing_items(items, name, key), MAX_VIOLATIONS))
        for key, items in data.items()
        if isinstance(items, list)
    }
    shorter = {key: [data[key][index] for index in indexes] for key, indexes in kept.items()}
    return _Remainder({**data, **shorter}, kept)


def _violations(left: _Remainder, name: str) -> tuple[Violation, ...]:
    # Most data is sound, and needs no words.
    from verifykit.schema.fault import Fault
    from verifykit.schema.wording import worded

    whole = schema(name)
    found = (
        Violation(left.original(one.pointer), one.kind, one.message)
        for error in errors(left.data, name)
        for one in worded(Fault(whole, error))
    )
    return tuple(dict.fromkeys(islice(found, MAX_VIOLATIONS)))

"""The faults of data that breaks a schema, each with the part of the schema it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError


class Fault:
    """One fault of data: where it is, what it is, and what the schema says there.

    The library tells the place in the schema; `whole` is the schema itself.
    """

    def __init__(self, whole: Mapping[str, Any], error: ValidationError) -> None:
        self._whole = whole
        self._error = error
        # Each kind of error has attributes of its own, which the library's types do not tell.
        self._kind: Any = error.kind
        self.path: tuple[str | int, ...] = tuple(error.instance_path)
        self.message = error.message

    @cached_property
    def instance(self) -> Any:
        """The data that is at fault."""
        return self._error.instance

    @property
    def keyword(self) -> str:
        """The keyword of the schema that it breaks, such as `type`."""
        return str(self._error.schema_path[-1])

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The schema that the keyword stands in."""
        found: Any = self._whole
        for step in self._error.schema_path[:-1]:
            found = self._referred(found["$ref"]) if step == "$ref" else found[step]
        return found if isinstance(found, Mapping) else {}

    @property
    def operand(self) -> Any:
        """What the schema gives for the keyword."""
        return self.schema.get(self.keyword)

    @property
    def missing(self) -> str:
        """The key that is required and not there."""
        return str(self._kind.property)

    @property
    def unexpected(self) -> Sequence[str]:
        """The keys that the schema does not know."""
        unexpected: Sequence[str] = self._kind.unexpected
        return unexpected

    def lists_with(self, key: str) -> list[str]:
        """Return the lists at the root of the data whose items have that key."""
        at_the_root: Mapping[str, Any] = self._whole.get("properties", {})
        return [
            name
            for name, one in at_the_root.items()
            if (reference := one.get("items", {}).get("$ref"))
            and key in self._referred(reference).get("properties", {})
        ]

    @cached_property
    def branches(self) -> list[list[Fault]]:
        """The faults of each alternative of `anyOf` or `oneOf`."""
        context = getattr(self._kind, "context", ())
        return [[Fault(self._whole, error) for error in branch] for branch in context]

    def is_wrong_as_a_whole(self, inner: Fault) -> bool:
        """Return whether a fault of an alternative says that this value is of the wrong type."""
        return inner.keyword == "type" and len(inner.path) == len(self.path)

    def _referred(self, reference: str) -> Any:
        """What a reference into the same schema leads to."""
        found: Any = self._whole
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        return found

"""Properties of statements as predicates of a case, with the kind of value that each takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verifykit_ftm.ids import id_from
from verifykit_ftm.rest import EXTENSION
from verifykit_ftm.statement import Statement
from verifykit_ftm.values import kind_of_values
from verifykit_ftm.vocabulary import ONE_VALUE, label_of


class Predicates:
    """The properties that statements use.

    A property is a predicate under its own name. Where schemata use one name for properties of
    different types, the type is added.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        values: dict[tuple[str, str | None], list[str]] = {}
        schemata: dict[tuple[str, str | None], set[str]] = {}
        for one in statements:
            if not one.synthetic:
                values.setdefault((one.prop, one.prop_type), []).append(one.value)
                schemata.setdefault((one.prop, one.prop_type), set()).add(one.schema)
        self._kinds = {key: kind_of_values(key[1], found) for key, found in values.items()}
        self._labels = {key: _label(key[0], found) for key, found in schemata.items()}
        names = [prop for prop, _ in values]
        self._ambiguous = {prop for prop in names if names.count(prop) > 1}

    def id(self, statement: Statement) -> str:
        """Return the id of the predicate of a statement."""
        if statement.prop in self._ambiguous:
            return id_from(f"{statement.prop}.{statement.prop_type}")
        return id_from(statement.prop)

    def kind(self, statement: Statement) -> str:
        """Return the kind of value that it takes: entity, number, date or text."""
        return self._kinds[statement.prop, statement.prop_type]

    def label(self, statement: Statement) -> str | None:
        """Return what people call it; None if no schema that it is used with has it."""
        return self._labels[statement.prop, statement.prop_type]

    def item(self, statement: Statement) -> dict[str, Any]:
        """Return the predicate of a statement as an item of a case."""
        item: dict[str, Any] = {"id": self.id(statement)}
        label = self.label(statement)
        if label is not None:
            item["label"] = label
        item["value"] = self.kind(statement)
        if statement.prop in ONE_VALUE:
            item["cardinality"] = "one"
        own = {} if item["id"] == statement.prop else {"prop": statement.prop}
        if statement.prop_type is not None:
            own["prop_type"] = statement.prop_type
        return item | ({EXTENSION: own} if own else {})


def _label(prop: str, schemata: Iterable[str]) -> str | None:
    """The label in the first schema by name that has one, whatever the order of statements."""
    labels = (label_of(schema, prop) for schema in sorted(schemata))
    return next((label for label in labels if label is not None), None)

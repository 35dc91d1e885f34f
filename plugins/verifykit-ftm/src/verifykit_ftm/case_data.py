"""From statements to the data of a case: a claim for each value, evidence for each statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from verifykit_ftm.entities import Entities
from verifykit_ftm.ids import digest, id_from
from verifykit_ftm.predicates import Predicates
from verifykit_ftm.readings import readings, taken_off
from verifykit_ftm.rest import EXTENSION, rest_of
from verifykit_ftm.rows import Read
from verifykit_ftm.statement import ID, Statement
from verifykit_ftm.values import as_kind
from verifykit_ftm.vocabulary import type_of

_LONGEST_TEXT = 300


@frozen(kw_only=True)
class CaseData:
    """The data of a case as it would be read from JSON, and the line that each item is from.

    `lines` is keyed by JSON pointer, such as /claims/0.
    """

    data: dict[str, Any]
    lines: Mapping[str, int]


def case_data(rows: Iterable[Read]) -> CaseData:
    """Return the case that statements describe; rows without a statement are passed over.

    Sources are the datasets. Evidence supports what its statement says, or only reports it where
    the statement is external; it is withdrawn where the dataset does not have it any more.
    Synthetic statements are no claims and stay with their entity. Of equal statements there is one.
    """
    lines: dict[Statement, int] = {}
    for row in rows:
        if row.statement is not None:
            lines.setdefault(_typed(row.statement), row.line)
    building = _Building(lines)
    for statement, line in lines.items():
        building.add(statement, line)
    return building.built()


def _typed(statement: Statement) -> Statement:
    """Statements in JSON do not always carry the type of their property."""
    if statement.prop_type is not None:
        return statement
    prop_type = ID if statement.synthetic else type_of(statement.schema, statement.prop)
    return evolve(statement, prop_type=prop_type)


class _Building:
    """Puts the lists of a case together, in the order in which statements mention things."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        statements = tuple(statements)
        self._entities = Entities(statements)
        self._predicates = Predicates(statements)
        self._lists: dict[str, dict[str, dict[str, Any]]] = {}
        self._lines: dict[str, int] = {}
        datasets = {id_from(one.dataset) for one in statements}
        ids = Counter(id_from(one.id) for one in statements if one.id and not one.synthetic)
        self._taken = datasets | {name for name, count in ids.items() if count > 1}
        self._readings = readings(statements)

    def add(self, statement: Statement, line: int) -> None:
        source = id_from(statement.dataset)
        item = {"id": source, "name": statement.dataset, "kind": "dataset"}
        self._put("sources", source, line, lambda: item)
        self._add_entity(statement.canonical_id, line)
        if not statement.synthetic:
            self._add_claim(statement, line)

    def _add_entity(self, canonical: str, line: int) -> None:
        name = id_from(canonical)
        self._put("entities", name, line, lambda: self._entities.item(canonical))

    def _add_claim(self, statement: Statement, line: int) -> None:
        value: str | int | float
        shown = statement.value
        if self._predicates.kind(statement) == "entity":
            canonical = self._entities.canonical(statement.value)
            self._add_entity(canonical, line)
            value, shown = id_from(canonical), self._entities.caption(canonical)
        else:
            value = as_kind(statement.value, self._predicates.kind(statement))
        predicate = self._predicates.id(statement)
        self._put("predicates", predicate, line, lambda: self._predicates.item(statement))
        subject = id_from(statement.canonical_id)
        claim = f"{subject[:80]}.{predicate[:40]}.{digest(subject, predicate, value)}"

        def item() -> dict[str, Any]:
            label = self._predicates.label(statement) or statement.prop
            caption = self._entities.caption(statement.canonical_id)
            text = f"{caption}: {label} {shown}"[:_LONGEST_TEXT]
            known = {"subject": subject, "predicate": predicate, "value": value}
            return {"id": claim, "text": text, **known}

        self._put("claims", claim, line, item)
        self._add_evidence(statement, claim, str(value) == statement.value, line)

    def _add_evidence(self, statement: Statement, claim: str, exact: bool, line: int) -> None:
        name = id_from(statement.id) if statement.id else f"statement-{digest(statement)}"
        if name in self._taken:
            name = f"{name}-{digest(statement)}"
        known = {"canonical_id", "prop", "prop_type", "dataset", *(["value"] if exact else [])}
        item = {
            "id": name,
            "claim": claim,
            "source": id_from(statement.dataset),
            "stance": "reports" if statement.external else "supports",
            EXTENSION: rest_of(statement, known),
        }
        gone = taken_off(statement, self._readings)
        if gone is not None:
            item["withdrawn"] = {"reason": gone}
        self._put("evidence", name, line, lambda: item)

    def _put(self, name: str, item_id: str, line: int, make: Callable[[], dict[str, Any]]) -> None:
        """Add the item that `make` returns to a list, unless the list has its id already."""
        items = self._lists.setdefault(name, {})
        if item_id not in items:
            self._lines[f"/{name}/{len(items)}"] = line
            items[item_id] = make()

    def built(self) -> CaseData:
        data: dict[str, Any] = {"verifykit": 1}
        if self._readings:
            data["case"] = {"as_of": max(one.day for one in self._readings.values())}
        data["claims"] = []
        data |= {name: list(items.values()) for name, items in self._lists.items()}
        return CaseData(data=data, lines=self._lines)

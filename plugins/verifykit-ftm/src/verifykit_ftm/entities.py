"""Entities of statements: who was merged into whom, what they are called, what kind they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from verifykit_ftm.ids import id_from
from verifykit_ftm.rest import EXTENSION, rest_of
from verifykit_ftm.statement import Statement
from verifykit_ftm.vocabulary import CAPTIONS, NAMES, kind_of


class Entities:
    """The entities that statements are about, under their canonical ids."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._canonical: dict[str, str] = {}
        self._statements: dict[str, list[Statement]] = {}
        for one in statements:
            self._canonical[one.entity_id] = one.canonical_id
            self._statements.setdefault(one.canonical_id, []).append(one)

    def canonical(self, entity: str) -> str:
        """Return the canonical id of an entity; a stranger's is its own."""
        return self._canonical.get(entity, entity)

    def caption(self, canonical: str) -> str:
        """Return what to call an entity in a sentence: its name, else its id."""
        return next(iter(self._values(canonical, CAPTIONS)), canonical)

    def item(self, canonical: str) -> dict[str, Any]:
        """Return the entity as an item of a case, with the synthetic statements about it.

        One that is only mentioned has nothing but an id.
        """
        item: dict[str, Any] = {"id": id_from(canonical)}
        own: dict[str, Any] = {} if item["id"] == canonical else {"canonical_id": canonical}
        statements = self._statements.get(canonical, [])
        if statements:
            item["kind"] = kind_of(one.schema for one in statements)
            name, *others = self._values(canonical, NAMES) or [self.caption(canonical)]
            if name != canonical:
                item["name"] = name
            aliases = sorted(set(others) - {name})
            if aliases:
                item["aliases"] = aliases
        synthetic = [rest_of(one, {"canonical_id", "prop"}) for one in statements if one.synthetic]
        if synthetic:
            own["synthetic"] = synthetic
        return item | ({EXTENSION: own} if own else {})

    def _values(self, canonical: str, props: Iterable[str]) -> list[str]:
        """The values of properties, those of the first property first, the commonest first."""
        found: list[str] = []
        for prop in props:
            statements = self._statements.get(canonical, [])
            counted = Counter(one.value for one in statements if one.prop == prop)
            found += sorted(counted, key=lambda value: (-counted[value], value))
        return found

"""From a case back to plain data, as a person would write it: what is default is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import NOTHING, fields

from verifykit.model.case import LISTS, Case
from verifykit.model.claim import Bounds, Quantifier, Value
from verifykit.model.document import Derivation
from verifykit.model.entity import Entity
from verifykit.model.extensions import thaw_extensions
from verifykit.model.relation import Relation

FORMAT_VERSION = 1
_HEADER = ("id", "title", "description", "as_of", "language", "role")


def to_data(case: Case) -> dict[str, Any]:
    """Return a case as dicts, lists and scalars that keep to the schema `case-1`.

    `from_data(to_data(case)) == case`; the folder and the places are not part of the data.
    """
    header = {name: getattr(case, name) for name in _HEADER if getattr(case, name) is not None}
    header.update(thaw_extensions(case.header_extensions))
    data: dict[str, Any] = {"verifykit": FORMAT_VERSION}
    if header:
        data["case"] = header
    for name in LISTS.values():
        items = getattr(case, name)
        if items:
            data[name] = [_item(item) for item in items]
    data.update(thaw_extensions(case.extensions))
    return data


def _item(item: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    names = _RENAMED.get(type(item), {})
    for field in fields(type(item)):
        value = getattr(item, field.name)
        if field.name == "extensions":
            data.update(thaw_extensions(value))
        elif field.default is NOTHING or value != field.default:
            plain = _PLAIN.get(field.name, _same)
            data[names.get(field.name, field.name)] = plain(value)
    if isinstance(item, Entity) and data.pop("memberships", None):
        data["members"] = _members(item)
    return data


def _members(entity: Entity) -> list[Any]:
    hanging = dict(entity.memberships)
    return [
        {"id": member, "if": hanging[member]} if member in hanging else member
        for member in entity.members
    ]


def _same(value: Any) -> Any:
    return value


def _derivations(derivations: tuple[Derivation, ...]) -> list[Any]:
    return [
        one.parent if one.how is None and not one.extensions else _item(one) for one in derivations
    ]


def _value(value: Value) -> Any:
    if isinstance(value, Bounds):
        bounds = {"min": value.min, "max": value.max}
        return {key: bound for key, bound in bounds.items() if bound is not None}
    return list(value) if isinstance(value, tuple) else value


def _quantifier(quantifier: Quantifier) -> Any:
    return quantifier.kind if quantifier.count is None else {quantifier.kind: quantifier.count}


_RENAMED: Mapping[type, Mapping[str, str]] = {
    Relation: {"origin": "from", "target": "to"},
    Derivation: {"parent": "from"},
}
_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "derived_from": _derivations,
    "value": _value,
    "quantifier": _quantifier,
    "qualifiers": dict,
    "ratings": dict,
    "rivals": lambda value: list(map(list, value)),
    "corrected": lambda value: list(map(_item, value)),
    **dict.fromkeys(
        ("known_through", "aliases", "members", "scope", "before", "independent_of", "items"), list
    ),
    **dict.fromkeys(
        ("capture", "retracted", "withdrawn", "tolerance", "quote", "strength", "prior", "says"),
        _item,
    ),
}

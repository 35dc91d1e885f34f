"""Puts in what a review refers to: in a `@graph`, things are written once and named by `@id`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_REFERRING = ("author", "itemReviewed", "reviewRating", "firstAppearance", "appearance")
"""The properties that are read. Others may refer to the whole page, and that to the review."""

Things = Mapping[str, Mapping[str, Any]]
"""What is written out, by its `@id`."""


def things_in(data: Any) -> Things:
    """Return everything in JSON data that has an `@id` and says more than that."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and not is_reference(one):
                found.setdefault(name, one)
            waiting += reversed(one.values())
    return found


def is_reference(data: Any) -> bool:
    """Whether something only names another thing by its `@id`, perhaps with its kind."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("@id"), str)
        and data.keys() <= {"@id", "@type"}
    )


def with_things(review: Mapping[str, Any], things: Things) -> Mapping[str, Any]:
    """Return a review with what it refers to in place of the references; itself if it has none."""
    return _filled(review, things, frozenset()) if things else review


def _filled(data: Mapping[str, Any], things: Things, inside: frozenset[str]) -> Mapping[str, Any]:
    changed = {
        key: new
        for key in _REFERRING
        if key in data and (new := _resolved(data[key], things, inside)) is not data[key]
    }
    return {**data, **changed} if changed else data


def _resolved(value: Any, things: Things, inside: frozenset[str]) -> Any:
    if isinstance(value, list):
        new = [_resolved(one, things, inside) for one in value]
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    if not isinstance(value, dict):
        return value
    if not is_reference(value):
        return _filled(value, things, inside)
    name = value["@id"]
    if name in inside or name not in things:
        return value
    return _filled(things[name], things, inside | {name})

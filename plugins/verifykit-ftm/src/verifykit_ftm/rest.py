"""The key `x-ftm` of a case: what a statement says and a case has no place for."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from attrs import fields

from verifykit_ftm.statement import Statement

EXTENSION = "x-ftm"
_DEFAULTS = {one.name: one.default for one in fields(Statement)}


def rest_of(statement: Statement, known: Container[str]) -> dict[str, Any]:
    """Return what a statement says beside what is `known` from elsewhere, and what is usual."""
    rest = {
        name: value
        for name, usual in _DEFAULTS.items()
        if name not in known and (value := getattr(statement, name)) != usual
    }
    if statement.entity_id == statement.canonical_id:
        rest.pop("entity_id")
    return rest

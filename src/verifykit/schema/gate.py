"""The published schemas, and what jsonschema-rs says of data that is held against one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn

import jsonschema_rs

from verifykit.errors import UsageError
from verifykit.parts import frozen

SCHEMAS = (
    "case-1",
    "assessment-1",
    "config-1",
    "profile-1",
    "diff-1",
    "evaluation-1",
    "calibration-1",
)
"""The names of the published schemas."""

ViolationKind = Literal[
    "unknown-key", "missing-key", "wrong-type", "wrong-value", "out-of-bounds", "unreadable"
]

_PACKAGE = Path(__file__).resolve().parents[1]
# An editable install does not see what the wheel force-includes, so the checkout comes second.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parents[1] / "schemas")


def passes(data: Any, name: str) -> bool:
    """Return whether raw data keeps to the schema. What the library cannot take in does not."""
    return _passes(_validator(name), data)


def errors(data: Any, name: str) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield every error; raise ValueError or TypeError for what the library cannot take in."""
    yield from _validator(name).iter_errors(data)


def failing_items(items: list[Any], name: str, key: str) -> Iterator[int]:
    """Yield the indexes of the items that do not pass, of a list right below the root.

    Every item of a list that the schema does not know is yielded.
    """
    validator = _item_validator(name, key) if key in schema(name)["properties"] else None
    for index, item in enumerate(items):
        if validator is None or not _passes(validator, item):
            yield index


def _passes(validator: jsonschema_rs.Draft202012Validator, data: Any) -> bool:
    try:
        return validator.is_valid(data)
    except (ValueError, TypeError):
        # Lone surrogates, keys that are not text, nesting beyond the library's limit.
        return False


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return _compile(dict(schema(name)))


@cache
def _item_validator(name: str, key: str) -> jsonschema_rs.Draft202012Validator | None:
    whole = schema(name)
    items = whole["properties"][key].get("items")
    return None if items is None else _compile({**items, "$defs": whole.get("$defs", {})})


def _compile(contents: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(contents, retriever=_refuse)


def _refuse(uri: str) -> NoReturn:
    raise LookupError(f"{uri} is not part of verifykit, and no schema is ever fetched")


def schema_text(name: str) -> str:
    """Return a published schema as JSON text, word for word; raise UsageError for other names."""
    if name not in SCHEMAS:
        raise UsageError(f"there is no schema {name!r}; there are {', '.join(SCHEMAS)}")
    for folder in _FOLDERS:
        path = folder / f"{name}.json"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise UsageError(f"the schema {name} is missing from this installation of verifykit")


@cache
def schema(name: str) -> Mapping[str, Any]:
    """Return a published schema as data that must not be changed; raise as `schema_text`."""
    loaded: Mapping[str, Any] = json.loads(schema_text(name))
    return loaded


@frozen
class Violation:
    """A part of the data, as a JSON pointer, that breaks the schema, and how, in words.

    `unreadable` means that the validation library refuses the data and cannot say why: the fault
    may well be verifykit's.
    """

    pointer: str
    kind: ViolationKind
    message: str

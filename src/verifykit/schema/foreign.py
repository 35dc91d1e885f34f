"""Validates data against a schema that is not verifykit's own, such as a plug-in's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import jsonschema_rs


def violations(data: Any, schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what `data` breaks in a JSON Schema 2020-12, one line each; nothing is fetched.

    Raise ValueError if the schema is not a valid schema or refers outside itself.
    """
    validator = jsonschema_rs.Draft202012Validator(dict(schema), retriever=_refuse)
    return tuple(
        f"{'.'.join(str(step) for step in error.instance_path)}: {error.message}".lstrip(": ")
        for error in validator.iter_errors(data)
    )


def _refuse(uri: str) -> NoReturn:
    raise ValueError(f"the schema refers to {uri}, and nothing is fetched")

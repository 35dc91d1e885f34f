"""The quick answer whether data keeps to a schema: jsonschema-rs, which says only yes or no."""

from __future__ import annotations

from functools import cache
from typing import Any, NoReturn

import jsonschema_rs

from verifykit.schema.locate import schema


def passes(data: Any, name: str) -> bool:
    """Whether raw data keeps to the schema. What the library cannot take in does not."""
    try:
        return _validator(name).is_valid(data)
    except (ValueError, TypeError):
        # Lone surrogates, keys that are not text, nesting beyond the library's limit.
        return False


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(dict(schema(name)), retriever=_refuse)


def _refuse(uri: str) -> NoReturn:
    raise LookupError(f"{uri} is not part of verifykit, and no schema is ever fetched")

"""Finds the published schemas, in an installed wheel or in a checkout."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from verifykit.errors import UsageError

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

_PACKAGE = Path(__file__).resolve().parents[1]
# An editable install does not see what the wheel force-includes, so the checkout comes second.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parents[1] / "schemas")


def schema_text(name: str) -> str:
    """Return a published schema as JSON text, word for word; raises UsageError for other names."""
    if name not in SCHEMAS:
        raise UsageError(f"there is no schema {name!r}; there are {', '.join(SCHEMAS)}")
    for folder in _FOLDERS:
        path = folder / f"{name}.json"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise UsageError(f"the schema {name} is missing from this installation of verifykit")


@cache
def schema(name: str) -> Mapping[str, Any]:
    """Return a published schema as data that must not be changed; raises as `schema_text`."""
    loaded: Mapping[str, Any] = json.loads(schema_text(name))
    return loaded

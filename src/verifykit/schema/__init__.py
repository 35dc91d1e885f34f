"""The published schemas: where they are, and whether raw data keeps to them."""

from verifykit.schema.gate import SCHEMAS, Violation, ViolationKind, schema, schema_text
from verifykit.schema.suggestion import did_you_mean
from verifykit.schema.validation import validate

__all__ = [
    "SCHEMAS",
    "Violation",
    "ViolationKind",
    "did_you_mean",
    "schema",
    "schema_text",
    "validate",
]

"""The published schemas: where they are, and whether raw data keeps to them."""

from verifykit.schema.locate import SCHEMAS, schema, schema_text
from verifykit.schema.validate import validate
from verifykit.schema.violation import Violation, ViolationKind

__all__ = ["SCHEMAS", "Violation", "ViolationKind", "schema", "schema_text", "validate"]

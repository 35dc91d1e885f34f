"""Whether raw data keeps to a published schema, and if not, every way in which it does not."""

from __future__ import annotations

from typing import Any

from verifykit.schema.gate import passes
from verifykit.schema.violation import Violation

_DISAGREEMENT = (
    "one validation library refuses this and the other finds no fault, so it is refused; "
    "please report this with the file"
)


def validate(data: Any, name: str) -> tuple[Violation, ...]:
    """Return every violation of the schema `name` by raw data (dicts, lists, scalars).

    Nothing means valid. Of very many violations only the first 10,000 are returned.
    jsonschema-rs decides; jsonschema, which is slower by two orders of magnitude to import and
    run, only words what is wrong with data that was refused.
    """
    if passes(data, name):
        return ()
    from verifykit.schema.wording import violations

    return violations(data, name) or (Violation("", "disagreement", _DISAGREEMENT),)

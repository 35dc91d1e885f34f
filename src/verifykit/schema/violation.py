"""One way in which raw data breaks a schema."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

ViolationKind = Literal[
    "unknown-key", "missing-key", "wrong-type", "wrong-value", "out-of-bounds", "unreadable"
]


@frozen
class Violation:
    """A part of the data, as a JSON pointer, that breaks the schema, and how, in words.

    `unreadable` means that the validation library refuses the data and cannot say why: the fault
    may well be verifykit's.
    """

    pointer: str
    kind: ViolationKind
    message: str

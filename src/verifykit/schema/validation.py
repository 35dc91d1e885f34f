"""Whether raw data keeps to a published schema, and if not, every way in which it does not."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from verifykit.schema.gate import passes

_UNREADABLE = (
    "the validation library cannot take this in, or refuses it without saying why, so it is "
    "refused; please report this with the file"
)

ViolationKind = Literal[
    "unknown-key", "missing-key", "wrong-type", "wrong-value", "out-of-bounds", "unreadable"
]


def validate(data: Any, name: str) -> tuple[Violation, ...]:
    """Return every violation of the schema `name` by raw data (dicts, lists, scalars).

    Nothing means valid. Of very many violations only the first 10,000 are returned.
    """
    if passes(data, name):
        return ()
    from verifykit.schema.wording import violations

    try:
        found = violations(data, name)
    except (ValueError, TypeError):
        # Lone surrogates, keys that are not text, nesting beyond the library's limit.
        found = ()
    return found or (Violation("", "unreadable", _UNREADABLE),)


@frozen
class Violation:
    """A part of the data, as a JSON pointer, that breaks the schema, and how, in words.

    `unreadable` means that the validation library refuses the data and cannot say why: the fault
    may well be verifykit's.
    """

    pointer: str
    kind: ViolationKind
    message: str
